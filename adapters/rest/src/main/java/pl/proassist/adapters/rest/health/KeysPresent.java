package pl.proassist.adapters.rest.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Every key under which personal data is stored is at hand: a server without one could only answer with failures. */
@Readiness
public final class KeysPresent implements HealthCheck {

    private final Runnable look;

    /** @param look throws when a key is missing */
    public KeysPresent(Runnable look) {
        this.look = look;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("keys", check -> {
            look.run();
            return check.up();
        });
    }
}
