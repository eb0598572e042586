package pl.proassist.application.notifying;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.MessageViews.MessageView;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.shared.Refusal;

/** What went to the patients of a facility, above all what did not reach them, seen while there is still time to call them. */
public final class ListMessages {

    /** @param to where the patient, or whom the visit is billed to, is reached today; the end of it, for those who may not see patients */
    public record Shown(MessageView message, Option<String> to) implements PersonalData {
        @Override public String toString() { return message.toString(); }
    }

    private static final int SEEN_BY_ALL = 3;

    private final MessageViews views;
    private final Patients patients;
    private final Billings billings;
    private final Directory directory;
    private final Transactions transactions;

    public ListMessages(MessageViews views, Patients patients, Billings billings, Directory directory, Transactions transactions) {
        this.views = views;
        this.patients = patients;
        this.billings = billings;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, List<Shown>> handle(Caller caller, MessageViews.Filter filter, int limit) {
        var facility = filter.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("message.list").on("facility", facility.value()), () ->
                caller.may(Permission.PAYMENTS_HANDLE, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> views.list(filter, limit).stream()
                                .map(message -> shown(message, caller.grants().allow(Permission.PATIENTS_VIEW, facility))).toList()));
    }

    private Shown shown(MessageView message, boolean whole) {
        var to = message.kind() == MessageKind.PAPER_TO_BUYER ? billings.of(message.visit()).flatMap(Billing::email).map(EmailAddress::value)
                : patients.require(message.patient()).toOption().flatMap(patient -> address(patient, message.channel()));
        return new Shown(message, whole ? to : to.map(ListMessages::masked));
    }

    private static Option<String> address(Patient patient, MessageChannel channel) {
        return channel == MessageChannel.SMS ? patient.phone().map(phone -> phone.value()) : patient.email().map(email -> email.value());
    }

    private static String masked(String address) {
        var end = address.contains("@") ? address.indexOf('@') : Math.max(0, address.length() - SEEN_BY_ALL);
        return "*".repeat(SEEN_BY_ALL) + address.substring(end);
    }
}
