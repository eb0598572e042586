package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.KsefCredentialsContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.invoice.KsefCredential.Kind;

class JpaKsefCredentialsTest extends KsefCredentialsContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Test @Proves({"KSF-08", "KSF-12", "SEC-22"}) void tokens_keys_and_certificates_lie_sealed_and_follow_a_new_key() {
        for (var kind : Kind.values()) {
            replace(FACILITY, aCredential(kind), NOW);
        }
        assertThat(everything()).noneMatch(stored -> stored.contains("5a5a") || stored.contains("a2V5") || stored.contains("Y2VydA"));
        var keys = ((JpaStores) stores).dataKeys();
        keys.check();
        var before = keys.progress();

        var rotated = keys.rotate();
        assertThat(rotated.older()).isEqualTo(before.rows());
        keys.reseal();

        assertThat(keys.progress().older()).isZero();
        assertThat(everything()).allMatch(stored -> stored.startsWith(rotated.current() + "."));
        for (var kind : Kind.values()) {
            assertThat(inTransaction(() -> stores.ksefCredentials().find(FACILITY, kind)).get()).isEqualTo(aCredential(kind));
        }
    }

    private static List<String> everything() {
        return JpaTest.read("SELECT secret AS it FROM ksef_credential UNION ALL SELECT certificate FROM ksef_credential WHERE certificate IS NOT NULL", row -> row.text("it"));
    }
}
