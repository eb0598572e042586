package pl.proassist.application.notifying;

import java.util.EnumSet;
import java.util.Set;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.policy.MessageChannel;

/** By which channels a message can go: those that reach whoever it is for, of those by which the facility sends it. */
public final class Channels {

    private Channels() {
    }

    /** None when the facility does not send it. Inside a transaction. */
    public static Set<MessageChannel> of(MessagePolicies policies, FacilityId facility, MessageKind kind, Patient patient) {
        var sending = policies.of(facility).of(kind);
        if (!sending.on()) {
            return Set.of();
        }
        var channels = EnumSet.noneOf(MessageChannel.class);
        patient.phone().forEach(phone -> channels.add(MessageChannel.SMS));
        patient.email().forEach(email -> channels.add(MessageChannel.EMAIL));
        channels.retainAll(sending.channels());
        return channels;
    }

    /** Of the one to whom a visit is billed, an e-mail address is all that is known. */
    static Set<MessageChannel> toBuyer(MessagePolicies policies, FacilityId facility) {
        var sending = policies.of(facility).of(MessageKind.PAPER_TO_BUYER);
        return sending.on() && sending.channels().contains(MessageChannel.EMAIL) ? Set.of(MessageChannel.EMAIL) : Set.of();
    }
}
