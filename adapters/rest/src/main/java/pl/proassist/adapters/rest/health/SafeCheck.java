package pl.proassist.adapters.rest.health;

import java.util.function.UnaryOperator;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** A check that throws is a check that fails: left alone the server would answer 500 with nothing in it. */
final class SafeCheck {

    private SafeCheck() {
    }

    static HealthCheckResponse of(String name, UnaryOperator<HealthCheckResponseBuilder> check) {
        try {
            return check.apply(HealthCheckResponse.named(name)).build();
        } catch (RuntimeException failure) {
            return HealthCheckResponse.named(name).down().withData("failure", failure.getClass().getSimpleName()).build();
        }
    }
}
