package pl.proassist.domain.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long KSeF takes tokens: up to the last day of 2026 (Dz.U. 2025 poz. 1815 § 13, KSF-09). The ministry has announced to keep them
 * for longer; the day is a setting, so that a change of the law needs no new version.
 */
public record TokenTerm(LocalDate last) {

    private static final ZoneId WHERE_THE_LAW_HOLDS = ZoneId.of("Europe/Warsaw");

    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** From the first day of the last month whoever uses a token is warned. */
    boolean isEnding(Instant now) {
        return !now.isBefore(last.withDayOfMonth(1).atStartOfDay(WHERE_THE_LAW_HOLDS).toInstant());
    }

    Instant end() {
        return last.plusDays(1).atStartOfDay(WHERE_THE_LAW_HOLDS).toInstant();
    }
}
