package pl.proassist.application.booking;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/**
 * What a patient sees behind the link of the question whether the visit stands. Whoever holds the address sees it, so it names the
 * facility and the specialist, but neither the patient nor the service.
 *
 * @param language the one in which the facility writes to this patient
 */
public record AttendancePage(String facility, Option<String> facilityPhone, String specialist, Instant start, ZoneId zone, State state, Language language) {

    /** What the page asks or explains. UNPAID: the visit waits for its money, which says more than an answer. */
    public enum State { ASKED, CONFIRMED, DECLINED, UNPAID, CANCELLED, OVER }

    static State state(Visit visit, Attendance.Answer answer, Instant now) {
        return switch (VisitStatus.of(visit)) {
            case CONFIRMED -> !now.isBefore(visit.details().slot().start()) ? State.OVER : answer == Attendance.Answer.CONFIRMED ? State.CONFIRMED : State.ASKED;
            case AWAITING_PAYMENT -> State.UNPAID;
            case CANCELLED -> answer == Attendance.Answer.DECLINED ? State.DECLINED : State.CANCELLED;
            case LAPSED -> State.CANCELLED;
            case COMPLETED, NO_SHOW -> State.OVER;
        };
    }
}
