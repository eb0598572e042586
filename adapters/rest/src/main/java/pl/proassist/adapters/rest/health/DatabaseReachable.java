package pl.proassist.adapters.rest.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers. */
@Readiness
public final class DatabaseReachable implements HealthCheck {

    private final DatabaseProbe database;

    public DatabaseReachable(DatabaseProbe database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("database", check -> check.withData("now", database.now().toString()).up());
    }
}
