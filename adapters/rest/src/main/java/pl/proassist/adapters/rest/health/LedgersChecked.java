package pl.proassist.adapters.rest.health;

import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import pl.proassist.application.port.LedgerWalks;

/** How many visits there are whose money does not add up, and how old that knowledge is. A figure to watch, and no reason to serve nobody. */
@Readiness
public final class LedgersChecked implements HealthCheck {

    private final LedgerWalks walks;
    private final Clock clock;

    /** @param clock the product's clock, by which the nights come */
    public LedgersChecked(LedgerWalks walks, Clock clock) {
        this.walks = walks;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("ledgers", check -> {
            var overview = walks.overview();
            var known = check.withData("breaches", overview.breaches());
            return overview.finished().map(last -> known.withData("checkedSecondsAgo", Duration.between(last, clock.instant()).toSeconds()))
                    .getOrElse(known).up();
        });
    }
}
