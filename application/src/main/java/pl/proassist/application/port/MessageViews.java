package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitId;

/** Reading messages for lists; needs no transaction of the caller. */
public interface MessageViews {

    /** The latest first. */
    List<MessageView> list(Filter filter, int limit);

    /** NOT_DELIVERED: those that failed, were told not to have arrived, came too late, or are tried again. */
    enum Which { NOT_DELIVERED, WAITING, SENT, DELIVERED, ALL }

    /**
     * @param from   added then or later
     * @param to     added before
     * @param before number of the last one of the page before
     */
    record Filter(FacilityId facility, Which which, Option<Instant> from, Option<Instant> to, Option<Long> before) {
    }

    /**
     * A message in a list of its facility.
     *
     * @param number           grows with each message that was added
     * @param deadline         until when the visit must be paid for, if it must
     * @param carriedOtherwise the same news went by the other channel
     */
    record MessageView(long number, UUID id, VisitId visit, PatientId patient, MessageKind kind, MessageChannel channel, Messages.State state,
                       Option<String> reason, Instant createdAt, Option<Instant> deadline, boolean carriedOtherwise) {
    }
}
