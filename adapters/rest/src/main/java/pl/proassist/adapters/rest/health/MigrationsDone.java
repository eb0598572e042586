package pl.proassist.adapters.rest.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The tables are those that this version of the product expects. */
@Readiness
public final class MigrationsDone implements HealthCheck {

    private final DatabaseProbe database;

    public MigrationsDone(DatabaseProbe database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("migrations", check -> check.status(database.isMigrated()));
    }
}
