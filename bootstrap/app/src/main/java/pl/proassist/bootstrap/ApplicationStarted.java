package pl.proassist.bootstrap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Says at {@code /health/started} that the application itself is there. The launcher waits for it, because Payara calls
 * itself started and healthy even when the application could not be deployed.
 */
@Startup
@Singleton
public class ApplicationStarted implements HealthCheck {

    private final Product product;

    @Inject
    public ApplicationStarted(Product product) {
        this.product = product;
    }

    @Override
    public HealthCheckResponse call() {
        product.awaitStart();
        return HealthCheckResponse.up("proassist");
    }
}
