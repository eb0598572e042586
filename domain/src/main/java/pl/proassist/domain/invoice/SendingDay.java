package pl.proassist.domain.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Whether an online invoice of some date may be sent now. Its date must be the day on which KSeF takes it, in Poland (A28): half a minute
 * before midnight nothing is sent any more, and what is left over is dated anew.
 */
public enum SendingDay {

    NOT_YET, TODAY, TOO_LATE_TODAY, PAST;

    private static final LocalTime LAST_CALL = LocalTime.of(23, 59, 30);

    public static SendingDay of(LocalDate issued, Instant now) {
        var here = now.atZone(WorkingDays.POLAND);
        if (!issued.isEqual(here.toLocalDate())) {
            return issued.isBefore(here.toLocalDate()) ? PAST : NOT_YET;
        }
        return here.toLocalTime().isBefore(LAST_CALL) ? TODAY : TOO_LATE_TODAY;
    }
}
