package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static pl.proassist.domain.Builders.PATIENT;

import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.OperatorNotices.Notice;
import pl.proassist.domain.patient.PatientRefusal;

/** What every store of the operator's notices must do: keep each news as it came, once, with what we made of it. */
public abstract class OperatorNoticesContract extends StoresContract {

    private static final Notice PAID = notice("SUCCESS", "AUTHORIZED", "d1", "recorded");

    /** Everything that is kept, oldest first. */
    protected abstract List<Notice> kept();

    @Test @Proves("LNK-08") void what_the_operator_said_is_kept_as_it_was_said() {
        keep(PAID);

        assertThat(kept()).containsExactly(PAID);
    }

    @Test @Proves("LNK-08") void the_same_news_again_is_kept_once_with_the_outcome_that_it_had_first() {
        keep(PAID);

        keep(PAID.withOutcome("repeated"));

        assertThat(kept()).containsExactly(PAID);
    }

    @Test void other_news_of_the_same_order_is_kept_beside_it_in_the_order_of_arrival() {
        var failed = notice("FAILURE", "", "d2", "repeated");

        keep(failed);
        keep(PAID);

        assertThat(kept()).containsExactly(failed, PAID);
    }

    @Test void digests_that_differ_in_case_only_are_two_news() {
        keep(PAID);

        keep(notice("SUCCESS", "AUTHORIZED", "D1", "unmatched"));

        assertThat(kept()).extracting(Notice::digest).containsExactly("d1", "D1");
    }

    @Test void every_outcome_is_kept() {
        var outcomes = List.of("recorded", "repeated", "unmatched", "unknown_order", "refused");

        outcomes.forEach(outcome -> keep(notice("SUCCESS", "AUTHORIZED", "digest of " + outcome, outcome)));

        assertThat(kept()).extracting(Notice::outcome).isEqualTo(outcomes);
    }

    @Test void a_notice_is_kept_together_with_the_work_that_it_caused_or_not_at_all() {
        stores.transactions().run(() -> {
            stores.notices().keep(PAID);
            return Either.left(new PatientRefusal.UnknownPatient(PATIENT));
        });

        assertThat(kept()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> stores.notices().keep(PAID));
    }

    private static Notice notice(String status, String details, String digest, String outcome) {
        return new Notice("102422", "o-1", "R1", "150.00", "PLN", status, details, "20260112155000", digest, outcome, NOW);
    }

    private void keep(Notice notice) {
        inTransaction(() -> {
            stores.notices().keep(notice);
            return notice;
        });
    }
}
