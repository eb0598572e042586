package pl.proassist.application.notifying;

import java.util.EnumSet;
import java.util.Set;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Patients;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitDetails;

/**
 * By which channels a patient hears one kind of message: those that reach, of those by which the facility sends it, and for a payment
 * link of those that the payment rule names (LNK-06). Used inside a transaction.
 */
record Ways(Patients patients, MessagePolicies policies) {

    boolean isSent(VisitDetails visit, MessageKind kind) {
        return policies.of(visit.facility()).of(kind).on();
    }

    /** None when the facility does not send it. */
    Set<MessageChannel> of(VisitDetails visit, MessageKind kind) {
        var channels = EnumSet.noneOf(MessageChannel.class);
        patients.require(visit.patient()).forEach(patient -> channels.addAll(Channels.of(policies, visit.facility(), kind, patient)));
        if (kind.asksForMoney()) {
            channels.retainAll(visit.terms().sendBy());
        }
        return channels;
    }
}
