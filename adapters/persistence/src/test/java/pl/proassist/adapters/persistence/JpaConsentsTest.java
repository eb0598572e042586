package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.PATIENT;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.ConsentsContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.patient.Consent;

class JpaConsentsTest extends ConsentsContract {

    private static final int REFUSED = 1644;
    private static final int CONSTRAINT_FAILED = 4025;

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @ParameterizedTest @Proves("SEC-20")
    @ValueSource(strings = {"UPDATE consent SET given = FALSE", "UPDATE consent SET at = at", "DELETE FROM consent"})
    void nobody_changes_or_removes_a_line(String statement) {
        var line = written();

        assertThatThrownBy(() -> JpaTest.byHand(statement)).isInstanceOfSatisfying(Sql.Failed.class,
                refused -> assertThat(refused.reason().getErrorCode()).isEqualTo(REFUSED));
        assertThat(inTransaction(() -> stores.consents().of(PATIENT))).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Marketing', 'desk'", "'m', 'desk'", "'marketing sms', 'desk'", "'marketing-sms', 'mail'"})
    void a_line_that_cannot_be_is_refused(String kindAndWay) {
        assertThatThrownBy(() -> JpaTest.byHand("INSERT INTO consent (patient, version, given, at, kind, way) VALUES (?, '1', TRUE, ?, " + kindAndWay + ")",
                PATIENT.value(), NOW)).isInstanceOfSatisfying(Sql.Failed.class, refused -> assertThat(refused.reason().getErrorCode()).isEqualTo(CONSTRAINT_FAILED));
    }

    private Consent written() {
        return inTransaction(() -> {
            var line = new Consent(PATIENT, "marketing-sms", "2026-01", true, "desk", NOW);
            stores.consents().add(line);
            return line;
        });
    }
}
