package pl.proassist.adapters.rest.health;

import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** This server's clock and the database's tell the same time within five seconds: servers share leases, so their clocks must agree. */
@Readiness
public final class ClocksAgree implements HealthCheck {

    private static final Duration MOST = Duration.ofSeconds(5);

    private final DatabaseProbe database;
    private final Clock systemClock;

    /** @param systemClock the machine's own clock, never the one that a rehearsal sets */
    public ClocksAgree(DatabaseProbe database, Clock systemClock) {
        this.database = database;
        this.systemClock = systemClock;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("clock", check -> {
            var apart = Duration.between(database.now(), systemClock.instant()).abs();
            return check.withData("apartMillis", apart.toMillis()).status(apart.compareTo(MOST) <= 0);
        });
    }
}
