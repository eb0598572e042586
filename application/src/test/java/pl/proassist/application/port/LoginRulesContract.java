package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;

import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.facility.FacilityId;

/** What every store of the facilities' login rules must do: two steps, unless somebody said otherwise. */
@Proves("A19")
public abstract class LoginRulesContract extends AccessStoresContract {

    @Test void a_facility_asks_for_two_steps_from_the_beginning() {
        assertThat(isRequired(FACILITY)).isTrue();
    }

    @Test void a_facility_leaves_it_to_its_people_and_asks_again() {
        require(FACILITY, false);
        assertThat(isRequired(FACILITY)).isFalse();
        assertThat(isRequired(ANOTHER_FACILITY)).isTrue();

        require(FACILITY, false);
        assertThat(isRequired(FACILITY)).isFalse();

        require(FACILITY, true);
        assertThat(isRequired(FACILITY)).isTrue();
    }

    private boolean isRequired(FacilityId facility) {
        return inTransaction(() -> access.loginRules().isSecondStepRequired(facility));
    }

    private void require(FacilityId facility, boolean required) {
        doing(() -> access.loginRules().requireSecondStep(facility, required));
    }
}
