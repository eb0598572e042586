package pl.proassist.application.notifying;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDateTime;
import java.util.UUID;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.PlainSms;
import pl.proassist.domain.message.SmsParts;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** What a message would look like, filled with made-up values, and what it would cost by SMS. Sends nothing and changes nothing. */
public final class PreviewMessage {

    /** @param words those to try; none for the facility's present ones */
    public record Question(FacilityId facility, MessageKind kind, MessageChannel channel, Language language, Option<Words> words) {
    }

    /**
     * @param sms            how it would be sent now; none for an e-mail
     * @param transliterated how it would be sent with plain letters
     */
    public record Preview(Option<String> subject, String text, Option<Sms> sms, Option<Sms> transliterated) {
    }

    /** @param price none when the facility has not said what a part costs */
    public record Sms(String text, SmsParts length, Option<Money> price) {
    }

    private final MessagePolicies policies;
    private final Directory directory;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public PreviewMessage(MessagePolicies policies, Directory directory, PaymentAddresses addresses, Transactions transactions) {
        this.policies = policies;
        this.directory = directory;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    public Either<Refusal, Preview> handle(Caller caller, Question question) {
        var id = question.facility();
        var unknown = new FacilityRefusal.UnknownFacility(id);
        return transactions.run(caller.looks("messages.preview").on("facility", id.value()), () -> caller.may(Permission.FACILITY_RULES, id, unknown)
                .flatMap(may -> directory.facility(id).<Refusal>toEither(unknown))
                .map(facility -> preview(facility.thing(), policies.of(id), question)));
    }

    private Preview preview(Facility facility, MessageSettings settings, Question question) {
        var words = question.words().getOrElse(() -> Letters.words(settings, question.kind(), question.channel(), question.language()));
        var filled = words.filled(Letters.values(question.channel(), facility.zone(), sample(facility, addresses, question.kind())));
        var isSms = question.channel() == MessageChannel.SMS;
        return new Preview(filled.subject(), filled.text(), Option.when(isSms, () -> sms(settings, settings.asSms(filled.text()))),
                Option.when(isSms, () -> sms(settings, PlainSms.of(filled.text()))));
    }

    private static Sms sms(MessageSettings settings, String text) {
        var length = SmsParts.of(text);
        return new Sms(text, length, Option.when(!settings.partPrice().isZero(), () -> settings.partPrice().times(length.parts())));
    }

    /** A visit that nobody has, with addresses of the true length. */
    static Letters.Spoken sample(Facility facility, PaymentAddresses addresses, MessageKind kind) {
        var nobody = new UUID(0, 0);
        var specialist = new Specialist(facility.id(), new SpecialistId(nobody), "Anna", "Nowak", Option.some("dr"), Option.none());
        return new Letters.Spoken(facility, Option.some(specialist), LocalDateTime.of(2026, 1, 26, 10, 0).atZone(facility.zone()).toInstant(),
                Money.pln("200.00"), Option.some(LocalDateTime.of(2026, 1, 24, 20, 0).atZone(facility.zone()).toInstant()),
                kind.asksForMoney() ? addresses.url(new PaymentLinkId(nobody))
                        : kind.bringsPaper() ? addresses.invoiceUrl(new InvoiceId(nobody)) : kind == MessageKind.WAITLIST_OFFER
                        ? addresses.offerUrl(new VisitId(nobody)) : addresses.attendanceUrl(new VisitId(nobody)));
    }
}
