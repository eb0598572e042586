package pl.proassist.application.notifying;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.Visits;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.Placeholder;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitStatus;

/**
 * Writes a message in the patient's language, or to whom the visit is billed, with the address it goes to. The words are the facility's own or those of the bundles; they
 * speak of the facility, the time and the money, never of the service or anything else about health.
 */
public final class Letters {

    /**
     * @param subject of an e-mail; an SMS has none
     * @param paper   what goes with an e-mail
     */
    public record Letter(Either<PhoneNumber, EmailAddress> to, String subject, String text, Option<Paper> paper) implements PersonalData {
        @Override public String toString() { return "letter"; }
    }

    /** A document that is printed when its letter leaves. */
    public record Paper(String name, Supplier<byte[]> print) implements PersonalData {
        @Override public String toString() { return name; }
    }

    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    /** How a document is named by a message that is sent once more: its id comes first. */
    private static final int ID_LENGTH = 36;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd.MM HH:mm");

    private final Visits visits;
    private final PaymentLinks links;
    private final Waitlist waitlist;
    private final Patients patients;
    private final Directory directory;
    private final MessagePolicies policies;
    private final PaymentAddresses addresses;
    private final Invoices invoices;
    private final AccountingNotes notes;
    private final Billings billings;
    private final InvoicePapers papers;
    private final String verificationPages;
    private final Transactions transactions;

    /** @param verificationPages of KSeF, see {@link InvoicePaper} */
    public Letters(Visits visits, PaymentLinks links, Waitlist waitlist, Patients patients, Directory directory, MessagePolicies policies, PaymentAddresses addresses,
                   Invoices invoices, AccountingNotes notes, Billings billings, InvoicePapers papers, String verificationPages, Transactions transactions) {
        this.visits = visits;
        this.links = links;
        this.waitlist = waitlist;
        this.patients = patients;
        this.directory = directory;
        this.policies = policies;
        this.addresses = addresses;
        this.invoices = invoices;
        this.notes = notes;
        this.billings = billings;
        this.papers = papers;
        this.verificationPages = verificationPages;
        this.transactions = transactions;
    }

    /** None when whoever it is for has no address for the channel of the message. */
    Option<Letter> write(Message message) {
        return transactions.record(() -> switch (message.kind()) {
            case WAITLIST_OFFER -> waitlist.offered(message.visit()).flatMap(offer -> letter(message, offer.facility(), offer.patient(), () -> values(message, offer)));
            case PAPER_TO_BUYER -> visits.find(message.visit()).map(Visit::details).flatMap(visit -> letterToBuyer(message, visit));
            default -> visits.find(message.visit()).map(Visit::details)
                    .flatMap(visit -> letter(message, visit.facility(), visit.patient(), () -> values(message, visit)));
        });
    }

    /** A company writes and reads Polish; it has no telephone that we know. */
    private Option<Letter> letterToBuyer(Message message, VisitDetails visit) {
        return Option.when(message.channel() == MessageChannel.EMAIL, message).flatMap(mail -> billings.of(visit.id()))
                .flatMap(billing -> invoice(message).flatMap(paper -> billing.emailOf(paper.invoice().details().parties())).orElse(() -> note(message).flatMap(billing::emailOf)))
                .map(to -> letter(message, visit.facility(), Language.PL, Either.right(to), values(message, visit)));
    }

    /** Whether a reminder has lost its sense while it waited: the visit is paid, given up, or at another time by now. */
    boolean isPointless(Message message) {
        if (message.kind() == MessageKind.WAITLIST_OFFER) {
            return !transactions.record(() -> waitlist.offered(message.visit())).exists(offer -> offer.state() == SlotOffer.State.OPEN);
        }
        return message.kind().isReminder() && !transactions.record(() -> visits.find(message.visit())).exists(visit -> needsReminding(visit, message));
    }

    private static boolean needsReminding(Visit visit, Message message) {
        var details = visit.details();
        return message.kind() == MessageKind.PAYMENT_REMINDER
                ? VisitStatus.of(visit) == VisitStatus.AWAITING_PAYMENT && details.terms().deadline().contains(message.notAfter())
                : VisitStatus.of(visit) == VisitStatus.CONFIRMED && details.slot().start().equals(message.notAfter());
    }

    Option<VisitDetails> visit(Message message) {
        return transactions.record(() -> visits.find(message.visit()).map(visit -> visit.details()));
    }

    private static Option<Either<PhoneNumber, EmailAddress>> address(Patient patient, MessageChannel channel) {
        return channel == MessageChannel.SMS ? patient.phone().map(Either::left) : patient.email().map(Either::right);
    }

    private Option<Letter> letter(Message message, FacilityId facility, PatientId id, Supplier<Map<Placeholder, String>> values) {
        return patients.require(id).toOption().flatMap(patient -> address(patient, message.channel()).map(to -> letter(message, facility, patient.language(), to, values.get())));
    }

    private Letter letter(Message message, FacilityId facility, Language language, Either<PhoneNumber, EmailAddress> to, Map<Placeholder, String> values) {
        var settings = policies.of(facility);
        var words = words(settings, message.kind(), message.channel(), language).filled(values);
        return new Letter(to, words.subject().getOrElse(""), to.isLeft() ? settings.asSms(words.text()) : words.text(),
                Option.when(to.isRight() && message.kind().bringsPaper(), message).flatMap(this::paper));
    }

    private Option<Paper> paper(Message message) {
        return invoice(message).map(paper -> new Paper(paper.fileName(), () -> papers.print(paper)))
                .orElse(() -> note(message).map(note -> new Paper(note.fileName(), () -> papers.print(note))));
    }

    private Option<InvoicePaper> invoice(Message message) {
        return invoices.find(new InvoiceId(document(message))).flatMap(found -> InvoicePaper.of(found, verificationPages));
    }

    private Option<AccountingNote> note(Message message) {
        return notes.find(new AccountingNoteId(document(message)));
    }

    /** Printed when the letter leaves, outside any transaction. */
    Option<Mailer.Attachment> attachment(Letter letter) {
        return letter.paper().map(paper -> new Mailer.Attachment(paper.name() + ".pdf", "application/pdf", paper.print().get()));
    }

    private static UUID document(Message message) {
        return UUID.fromString(message.occasion().substring(0, ID_LENGTH));
    }

    /** The facility's own words, or else the usual ones. */
    static Words words(MessageSettings settings, MessageKind kind, MessageChannel channel, Language language) {
        return settings.words(kind, channel, language).getOrElse(() -> usual(kind, channel, language));
    }

    private static Words usual(MessageKind kind, MessageChannel channel, Language language) {
        var words = Wording.of("pl.proassist.application.notifying.letters", language);
        return channel == MessageChannel.SMS ? Words.sms(words.say(kind + ".sms")) : Words.email(words.say(kind + ".subject"), words.say(kind + ".email"));
    }

    private Map<Placeholder, String> values(Message message, SlotOffer offer) {
        var facility = directory.facility(offer.facility()).get().thing();
        return values(message.channel(), facility.zone(), new Spoken(facility, directory.specialist(offer.specialist()).map(Versioned::thing), offer.slot().start(),
                Money.ZERO, Option.some(offer.until()), addresses.offerUrl(offer.visit())));
    }

    private Map<Placeholder, String> values(Message message, VisitDetails visit) {
        var link = message.kind().asksForMoney() ? addresses.url(PaymentLinkId.of(visit.id()))
                : message.kind().bringsPaper() ? addresses.invoiceUrl(new InvoiceId(document(message))) : addresses.attendanceUrl(visit.id());
        return values(message.channel(), visit.terms().settings().zone(), new Spoken(directory.facility(visit.facility()).get().thing(),
                directory.specialist(visit.specialist()).map(Versioned::thing), visit.slot().start(), asked(message, visit), visit.terms().deadline(), link));
    }

    /** Of a visit that became dearer, a part may be paid already: then its link asks for the rest. */
    private Money asked(Message message, VisitDetails visit) {
        var link = message.kind().asksForMoney() ? links.ofVisit(visit.id()) : Option.<PaymentLink>none();
        return link.map(found -> found.details().terms().amount()).getOrElse(visit.terms().amount());
    }

    /** What a message may speak of. */
    record Spoken(Facility facility, Option<Specialist> specialist, Instant start, Money amount, Option<Instant> deadline, String link) {
    }

    static Map<Placeholder, String> values(MessageChannel channel, ZoneId zone, Spoken of) {
        var format = channel == MessageChannel.SMS ? SHORT : DAY_AND_HOUR;
        return Map.of(
                Placeholder.FACILITY, of.facility().name(),
                Placeholder.PHONE, of.facility().phone().getOrElse(""),
                Placeholder.SPECIALIST, of.specialist().map(Specialist::displayName).getOrElse(""),
                Placeholder.WHEN, format.format(of.start().atZone(zone)),
                Placeholder.AMOUNT, of.amount().toString().replace('.', ',') + " zł",
                Placeholder.DEADLINE, of.deadline().map(deadline -> format.format(deadline.atZone(zone))).getOrElse(""),
                Placeholder.LINK, of.link());
    }
}
