package pl.proassist.application.notifying;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.visit.VisitDetails;

/** The task for staff when a patient could be told of a payment by no channel: somebody must call (A18). */
final class NotReached {

    private NotReached() {
    }

    static StaffTasks.Task task(VisitDetails visit, UUID subject, Instant now) {
        var id = UUID.nameUUIDFromBytes(("not-reached:" + subject).getBytes(StandardCharsets.UTF_8));
        return new StaffTasks.Task(id, visit.facility(), visit.id(), StaffTasks.Kind.PATIENT_NOT_REACHED, subject, now);
    }
}
