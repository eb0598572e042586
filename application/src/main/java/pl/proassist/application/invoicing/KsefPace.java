package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.domain.facility.FacilityId;

/**
 * When KSeF may be asked again: at four fifths of what it takes (ksef.md 8), because a block only grows when one runs into it. The calls are
 * counted in the database, as several servers share one limit; what the limits are each server learns from KSeF, once a day for each facility.
 */
final class KsefPace {

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final Duration AFTER_SILENCE = Duration.ofHours(1);

    private final KsefLog log;
    private final Map<FacilityId, Told> told = new ConcurrentHashMap<>();

    /** @param until when KSeF is asked again */
    private record Told(Map<KsefCall, Map<Duration, Integer>> limits, Instant until) {
    }

    KsefPace(KsefLog log) {
        this.log = log;
    }

    /** The first instant at which one call of this kind may be made. Inside a transaction. */
    Instant next(FacilityId facility, KsefCall call, Instant now) {
        return limits(facility, call).entrySet().stream().flatMap(limit -> log.latest(facility, call, ceiling(limit.getValue()))
                .map(at -> at.plus(limit.getKey())).toJavaStream()).filter(now::isBefore).max(Instant::compareTo).orElse(now);
    }

    private Map<Duration, Integer> limits(FacilityId facility, KsefCall call) {
        return Option.of(told.get(facility)).flatMap(known -> Option.of(known.limits().get(call))).getOrElse(call.limits());
    }

    /** Whether KSeF is to be asked now for its limits. Who asks has them a day, or if KSeF does not tell them, asks again in an hour. */
    boolean asks(FacilityId facility, Instant now) {
        var known = Option.of(told.get(facility));
        if (known.exists(each -> now.isBefore(each.until()))) {
            return false;
        }
        told.put(facility, new Told(known.map(Told::limits).getOrElse(Map.of()), now.plus(AFTER_SILENCE)));
        return true;
    }

    void learns(FacilityId facility, Map<KsefCall, Map<Duration, Integer>> limits, Instant now) {
        told.put(facility, new Told(limits, now.plus(GOOD_FOR)));
    }

    static int ceiling(int limit) {
        return Math.max(1, limit * 4 / 5);
    }
}
