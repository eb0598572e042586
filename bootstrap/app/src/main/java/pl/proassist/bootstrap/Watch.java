package pl.proassist.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import pl.proassist.adapters.rest.health.Alive;
import pl.proassist.adapters.rest.health.ClocksAgree;
import pl.proassist.adapters.rest.health.DatabaseProbe;
import pl.proassist.adapters.rest.health.DatabaseReachable;
import pl.proassist.adapters.rest.health.KeysPresent;
import pl.proassist.adapters.rest.health.KsefOnTime;
import pl.proassist.adapters.rest.health.LedgersChecked;
import pl.proassist.adapters.rest.health.MigrationsDone;
import pl.proassist.adapters.rest.health.OutboxFlows;

/** What {@code /health/live} and {@code /health/ready} ask. The server makes these before the product starts, so each looks at it only when asked. */
@ApplicationScoped
public class Watch {

    @Produces @Liveness
    HealthCheck alive() {
        return new Alive();
    }

    @Produces @Readiness
    HealthCheck databaseReachable(Product product) {
        return () -> new DatabaseReachable(probe(product)).call();
    }

    @Produces @Readiness
    HealthCheck migrationsDone(Product product) {
        return () -> new MigrationsDone(probe(product)).call();
    }

    @Produces @Readiness
    HealthCheck keysPresent(Product product) {
        return () -> new KeysPresent(product.wiring().sealedRows::check).call();
    }

    @Produces @Readiness
    HealthCheck clocksAgree(Product product) {
        return () -> new ClocksAgree(probe(product), Clock.systemUTC()).call();
    }

    @Produces @Readiness
    HealthCheck outboxFlows(Product product) {
        return () -> new OutboxFlows(product.wiring().deliveries, product.wiring().clock).call();
    }

    @Produces @Readiness
    HealthCheck ksefOnTime(Product product) {
        var wiring = product.wiring();
        return () -> new KsefOnTime(wiring.ksefQueue, wiring.ksefSigns, wiring.ksefCredentials, wiring.tokenTerm, wiring.transactions, wiring.clock).call();
    }

    @Produces @Readiness
    HealthCheck ledgersChecked(Product product) {
        return () -> new LedgersChecked(product.wiring().walks, product.wiring().clock).call();
    }

    private static DatabaseProbe probe(Product product) {
        return new DatabaseProbe() {
            @Override public Instant now() {
                try (var connection = product.pool().getConnection(); var answer = connection.createStatement().executeQuery("SELECT UTC_TIMESTAMP(6)")) {
                    answer.next();
                    return answer.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                } catch (SQLException away) {
                    throw new IllegalStateException("the database does not answer", away);
                }
            }

            @Override public boolean isMigrated() {
                return product.migrations().complete();
            }
        };
    }
}
