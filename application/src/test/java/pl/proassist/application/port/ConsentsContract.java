package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static pl.proassist.domain.Builders.PATIENT;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;

/** What every ledger of consents must do: keep each line as it was written, in the order in which it was written. */
public abstract class ConsentsContract extends StoresContract {

    @Test @Proves("SEC-20") void a_consent_given_withdrawn_and_given_again_is_three_lines_oldest_first() {
        var given = line(PATIENT, true, NOW);
        var withdrawn = line(PATIENT, false, NOW.plusSeconds(60));
        var givenAgain = new Consent(PATIENT, "marketing-sms", "2026-02 (zażółć)", true, "paper", NOW.plusSeconds(60));

        write(given, withdrawn, givenAgain);

        assertThat(of(PATIENT)).containsExactly(given, withdrawn, givenAgain);
    }

    @Test void the_same_said_twice_is_two_lines() {
        write(line(PATIENT, true, NOW), line(PATIENT, true, NOW));

        assertThat(of(PATIENT)).containsExactly(line(PATIENT, true, NOW), line(PATIENT, true, NOW));
    }

    @Test void the_order_is_that_of_writing_also_when_the_clock_was_set_back() {
        write(line(PATIENT, true, NOW), line(PATIENT, false, NOW.minusSeconds(1)));

        assertThat(of(PATIENT)).extracting(Consent::given).containsExactly(true, false);
    }

    @Test @Proves("SEC-20") void everybody_has_a_ledger_of_ones_own() {
        write(line(PATIENT, true, NOW), line(ANOTHER_PATIENT, false, NOW));

        assertThat(of(PATIENT)).containsExactly(line(PATIENT, true, NOW));
        assertThat(of(ANOTHER_PATIENT)).containsExactly(line(ANOTHER_PATIENT, false, NOW));
    }

    @Test void what_was_refused_is_not_in_the_ledger() {
        stores.transactions().run(() -> {
            stores.consents().add(line(PATIENT, true, NOW));
            return Either.left(new PatientRefusal.UnknownPatient(PATIENT));
        });

        assertThat(of(PATIENT)).isEmpty();
    }

    @Test void it_belongs_inside_a_transaction() {
        assertThatIllegalStateException().isThrownBy(() -> stores.consents().add(line(PATIENT, true, NOW)));
        assertThatIllegalStateException().isThrownBy(() -> stores.consents().of(PATIENT));
    }

    private void write(Consent... lines) {
        Stream.of(lines).forEach(line -> inTransaction(() -> {
            stores.consents().add(line);
            return line;
        }));
    }

    private List<Consent> of(PatientId patient) {
        return inTransaction(() -> stores.consents().of(patient));
    }

    private static Consent line(PatientId patient, boolean given, Instant at) {
        return new Consent(patient, "marketing-sms", "2026-01", given, "desk", at);
    }
}
