package pl.proassist.application.reporting;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import pl.proassist.domain.visit.VisitStatus;

/**
 * What became of the visits of a time.
 *
 * @param visits all of them, those that still lie ahead included
 */
public record Attendance(long visits, long completed, long missed, long lapsed, long cancelled) {

    private static final int DECIMALS = 2;

    static Attendance of(Map<VisitStatus, Long> count) {
        return new Attendance(count.values().stream().mapToLong(Long::longValue).sum(), count.getOrDefault(VisitStatus.COMPLETED, 0L),
                count.getOrDefault(VisitStatus.NO_SHOW, 0L), count.getOrDefault(VisitStatus.LAPSED, 0L), count.getOrDefault(VisitStatus.CANCELLED, 0L));
    }

    /** Of a hundred visits whose time came, how many nobody came to; none while there are none. */
    public Option<BigDecimal> noShowPercent() {
        return percent(missed, completed + missed);
    }

    /** Of a hundred that were booked, how many were given up unpaid. */
    public Option<BigDecimal> lapsePercent() {
        return percent(lapsed, visits);
    }

    private static Option<BigDecimal> percent(long part, long whole) {
        return Option.when(whole > 0, () -> BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
    }
}
