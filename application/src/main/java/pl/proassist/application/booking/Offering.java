package pl.proassist.application.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import pl.proassist.application.notifying.Channels;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.WaitlistEntry;

/**
 * Keeps a freed slot for whoever waits longest for such a one and can be told so (A25). Who cannot be told, or has another visit then, is passed
 * over. Used inside a transaction.
 */
final class Offering {

    /** So many are asked one after the other; then the slot is simply free. */
    private static final int MOST = 20;

    /** @param givenUpBy does not get it back */
    record Freed(FacilityId facility, SpecialistId specialist, ServiceId service, Slot slot, PatientId givenUpBy) {
    }

    private final Waitlist waitlist;
    private final Patients patients;
    private final MessagePolicies policies;
    private final Messages messages;
    private final PaymentPolicies rules;

    Offering(Waitlist waitlist, Patients patients, MessagePolicies policies, Messages messages, PaymentPolicies rules) {
        this.waitlist = waitlist;
        this.patients = patients;
        this.policies = policies;
        this.messages = messages;
        this.rules = rules;
    }

    /** When a slot that was kept for somebody is kept so no longer, it goes to the next one. */
    void passOn(SlotOffer ended, Instant now) {
        waitlist.end(ended);
        offer(new Freed(ended.facility(), ended.specialist(), ended.service(), ended.slot(), ended.patient()), now);
    }

    void offer(Freed freed, Instant now) {
        var window = rules.inForce(freed.facility(), freed.service(), freed.specialist()).settings().offerWindow();
        if (!SlotOffer.isWorthwhile(freed.slot(), window, now)) {
            return;
        }
        for (int asked = 0; asked < MOST; asked++) {
            var next = waitlist.next(freed.facility(), freed.specialist(), freed.service(), freed.slot(), freed.givenUpBy());
            if (next.isEmpty() || isOffered(next.get(), freed, window, now)) {
                return;
            }
        }
    }

    private boolean isOffered(WaitlistEntry entry, Freed freed, Duration window, Instant now) {
        var channels = patients.require(entry.patient()).map(patient -> Channels.of(policies, freed.facility(), MessageKind.WAITLIST_OFFER, patient))
                .getOrElse(Set.<MessageChannel>of());
        var offer = SlotOffer.of(entry, freed.specialist(), freed.slot(), window, now);
        var kept = waitlist.offer(channels.isEmpty() ? offer.over() : offer);
        if (!kept.isOpen(now)) {
            return false;
        }
        messages.add(channels.stream().map(channel -> Message.of(kept.visit(), MessageKind.WAITLIST_OFFER, kept.until().toString(), channel, now, kept.until())).toList());
        return true;
    }
}
