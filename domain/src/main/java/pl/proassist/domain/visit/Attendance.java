package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;

/** What a patient said when asked whether the visit stands (VIS-15). It is about one time: after a move it says nothing any more. */
public record Attendance(VisitId visit, Instant start, Answer answer, Instant at) {

    public enum Answer { UNASKED, ASKED, CONFIRMED, DECLINED }

    public Attendance {
        if (answer == Answer.UNASKED) {
            throw new IllegalArgumentException("who was not asked has not answered");
        }
    }

    public static Attendance asked(Visit visit, Instant now) {
        return new Attendance(visit.id(), visit.details().slot().start(), Answer.ASKED, now);
    }

    public Attendance answered(Visit visit, boolean comes, Instant now) {
        return new Attendance(visit.id(), visit.details().slot().start(), comes ? Answer.CONFIRMED : Answer.DECLINED, now);
    }

    /** What is known of the visit's present time. */
    public static Answer of(Option<Attendance> known, Instant start) {
        return known.filter(each -> each.start.equals(start)).map(Attendance::answer).getOrElse(Answer.UNASKED);
    }
}
