package pl.proassist.application.invoicing;

import java.time.Instant;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.domain.facility.FacilityId;

/**
 * When KSeF may be asked again: at four fifths of what it takes (ksef.md 8), because a block only grows when one runs into it. The calls are
 * counted in the database, as several servers share one limit.
 */
final class KsefPace {

    private final KsefLog log;

    KsefPace(KsefLog log) {
        this.log = log;
    }

    /** The first instant at which one call of this kind may be made. Inside a transaction. */
    Instant next(FacilityId facility, KsefCall call, Instant now) {
        return call.limits().entrySet().stream().flatMap(limit -> log.latest(facility, call, ceiling(limit.getValue()))
                .map(at -> at.plus(limit.getKey())).toJavaStream()).filter(now::isBefore).max(Instant::compareTo).orElse(now);
    }

    static int ceiling(int limit) {
        return limit * 4 / 5;
    }
}
