package pl.proassist.application.notifying;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.VisitDetails;

/**
 * Writes a message in the patient's language, with the address it goes to. The words are in the bundles; they speak of the
 * facility, the time and the money, never of the service or anything else about health.
 */
public final class Letters {

    /** @param subject of an e-mail; an SMS has none */
    public record Letter(Either<PhoneNumber, EmailAddress> to, String subject, String text) implements PersonalData {
        @Override public String toString() { return "letter"; }
    }

    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd.MM HH:mm");

    private final Visits visits;
    private final Patients patients;
    private final Directory directory;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public Letters(Visits visits, Patients patients, Directory directory, PaymentAddresses addresses, Transactions transactions) {
        this.visits = visits;
        this.patients = patients;
        this.directory = directory;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    /** None when the patient has no address for the channel of the message. */
    Option<Letter> write(Message message) {
        return transactions.record(() -> visits.find(message.visit()).flatMap(visit -> patients.require(visit.details().patient()).toOption()
                .flatMap(patient -> address(patient, message.channel()).map(to -> letter(message, visit.details(), patient, to)))));
    }

    Option<VisitDetails> visit(Message message) {
        return transactions.record(() -> visits.find(message.visit()).map(visit -> visit.details()));
    }

    private static Option<Either<PhoneNumber, EmailAddress>> address(Patient patient, MessageChannel channel) {
        return channel == MessageChannel.SMS ? patient.phone().map(Either::left) : patient.email().map(Either::right);
    }

    private Letter letter(Message message, VisitDetails visit, Patient patient, Either<PhoneNumber, EmailAddress> to) {
        var facility = directory.facility(visit.facility()).map(Versioned::thing).get();
        var words = Wording.of("pl.proassist.application.notifying.letters", patient.language());
        var values = values(message, visit, facility);
        var key = message.kind().name();
        return new Letter(to, words.say(key + ".subject", values), words.say(key + (to.isLeft() ? ".sms" : ".email"), values));
    }

    private Map<String, String> values(Message message, VisitDetails visit, Facility facility) {
        ZoneId zone = visit.terms().settings().zone();
        var format = message.channel() == MessageChannel.SMS ? SHORT : DAY_AND_HOUR;
        var values = new HashMap<String, String>();
        values.put("facility", facility.name());
        values.put("phone", facility.phone().getOrElse(""));
        values.put("when", format.format(visit.slot().start().atZone(zone)));
        values.put("amount", visit.terms().amount().toString().replace('.', ',') + " zł");
        values.put("until", visit.terms().deadline().map(deadline -> format.format(deadline.atZone(zone))).getOrElse(""));
        values.put("link", addresses.url(PaymentLinkId.of(visit.id())));
        return values;
    }
}
