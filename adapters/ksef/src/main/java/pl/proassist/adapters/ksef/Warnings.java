package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pl.proassist.application.port.EInvoicing.Warning;
import pl.proassist.domain.facility.FacilityId;

/** What KSeF warned each facility of last ({@code X-System-Warning}, ksef.md 2). What it does not repeat for a day is over. */
final class Warnings {

    private static final Duration LATELY = Duration.ofDays(1);

    private final Clock clock;
    private final Map<FacilityId, Warning> last = new ConcurrentHashMap<>();

    Warnings(Clock clock) {
        this.clock = clock;
    }

    void heard(FacilityId facility, String words) {
        last.put(facility, new Warning(KsefAnswer.words(words), clock.instant()));
    }

    Option<Warning> lately(FacilityId facility) {
        return Option.of(last.get(facility)).filter(warning -> clock.instant().isBefore(warning.at().plus(LATELY)));
    }
}
