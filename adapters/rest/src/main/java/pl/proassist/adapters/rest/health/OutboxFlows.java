package pl.proassist.adapters.rest.health;

import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import pl.proassist.application.port.Deliveries;

/** What has happened reaches those who must react: nothing that is due has waited for five minutes. */
@Readiness
public final class OutboxFlows implements HealthCheck {

    private static final Duration TOO_LONG = Duration.ofMinutes(5);

    private final Deliveries deliveries;
    private final Clock clock;

    /** @param clock the product's clock, by which deliveries fall due */
    public OutboxFlows(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("outbox", check -> {
            var now = clock.instant();
            var depth = deliveries.depth(now);
            var age = depth.oldestDue().map(since -> Duration.between(since, now)).getOrElse(Duration.ZERO);
            return check.withData("waiting", depth.waiting()).withData("blocked", depth.blocked())
                    .withData("oldestDueSeconds", age.toSeconds()).status(age.compareTo(TOO_LONG) < 0);
        });
    }
}
