package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;

import io.vavr.control.Option;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.policy.Requirement;

/** What every store of blacklists and exemptions must tell: whether something is new. */
public abstract class PatientMarksContract extends StoresContract {

    @Test @Proves("PAY-11") void a_patient_is_put_on_the_blacklist_once_and_taken_off_once() {
        assertThat(tell(() -> stores.marks().blacklist(FACILITY, PATIENT, "nie przychodzi", NOW))).isTrue();
        assertThat(tell(() -> stores.marks().blacklist(FACILITY, PATIENT, "nie przychodzi", NOW))).isFalse();
        assertThat(tell(() -> stores.marks().blacklist(FACILITY, PATIENT, "znowu", NOW.plusSeconds(1)))).isFalse();
        assertThat(tell(() -> stores.marks().unblacklist(FACILITY, PATIENT))).isTrue();
        assertThat(tell(() -> stores.marks().unblacklist(FACILITY, PATIENT))).isFalse();
        assertThat(tell(() -> stores.marks().blacklist(FACILITY, PATIENT, "i znowu", NOW))).isTrue();
    }

    @Test @Proves("PAY-13") void a_patient_is_exempt_once_and_no_longer_once() {
        assertThat(tell(() -> stores.marks().exempt(FACILITY, PATIENT, Requirement.NONE, "VIP", NOW))).isTrue();
        assertThat(tell(() -> stores.marks().exempt(FACILITY, PATIENT, Requirement.OPTIONAL, "VIP", NOW))).isFalse();
        assertThat(tell(() -> stores.marks().unexempt(FACILITY, PATIENT))).isTrue();
        assertThat(tell(() -> stores.marks().unexempt(FACILITY, PATIENT))).isFalse();
    }

    @Test void each_facility_has_its_own_list() {
        tell(() -> stores.marks().blacklist(FACILITY, PATIENT, "nie przychodzi", NOW));

        assertThat(tell(() -> stores.marks().blacklist(ANOTHER_FACILITY, PATIENT, "nie przychodzi", NOW))).isTrue();
        assertThat(tell(() -> stores.marks().unblacklist(FACILITY, ANOTHER_PATIENT))).isFalse();
    }

    @Test @Proves("SEC-20") void what_any_facility_holds_of_a_patient_is_told_and_forgotten() {
        tell(() -> stores.marks().blacklist(FACILITY, PATIENT, "nie przychodzi", NOW));
        tell(() -> stores.marks().exempt(ANOTHER_FACILITY, PATIENT, Requirement.NONE, "VIP", NOW));
        tell(() -> stores.marks().blacklist(FACILITY, ANOTHER_PATIENT, "nie przychodzi", NOW));

        assertThat(inTransaction(() -> stores.marks().of(PATIENT))).containsExactlyInAnyOrder(
                new PatientMarks.Mark(FACILITY, Option.none(), "nie przychodzi", NOW),
                new PatientMarks.Mark(ANOTHER_FACILITY, Option.some(Requirement.NONE), "VIP", NOW));

        tell(() -> {
            stores.marks().forget(PATIENT);
            return true;
        });

        assertThat(inTransaction(() -> stores.marks().of(PATIENT))).isEmpty();
        assertThat(inTransaction(() -> stores.marks().of(ANOTHER_PATIENT))).hasSize(1);
    }

    private boolean tell(Supplier<Boolean> mark) {
        return inTransaction(mark);
    }
}
