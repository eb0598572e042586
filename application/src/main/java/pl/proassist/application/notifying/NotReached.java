package pl.proassist.application.notifying;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.visit.VisitDetails;

/** The task for staff when a patient could be told of something by no channel: somebody must call (A18). Other terms are another task. */
public final class NotReached {

    private NotReached() {
    }

    /** @param subject the visit when nobody was told of its payment, else the message */
    public static StaffTasks.Task task(VisitDetails visit, UUID subject, Instant now) {
        return new StaffTasks.Task(id(visit, subject), visit.facility(), visit.id(), StaffTasks.Kind.PATIENT_NOT_REACHED, subject, now);
    }

    /** The one about the payment of a visit. */
    public static UUID id(VisitDetails visit) {
        return id(visit, visit.id().value());
    }

    private static UUID id(VisitDetails visit, UUID subject) {
        var name = "not-reached:" + subject + ":" + visit.terms().deadline().map(Instant::toString).getOrElse("");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
