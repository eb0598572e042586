package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.port.DeliverySettings.Unreached.ASK_STAFF;
import static pl.proassist.application.port.DeliverySettings.Unreached.RELEASE;
import static pl.proassist.domain.Builders.FACILITY;

import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.DeliverySettings.Unreached;
import pl.proassist.domain.facility.FacilityId;

/** What every store of these settings must do: ask staff, unless the facility said otherwise. */
@Proves("MSG-05")
public abstract class DeliverySettingsContract extends StoresContract {

    @Test void staff_are_asked_from_the_beginning() {
        assertThat(of(FACILITY)).isEqualTo(ASK_STAFF);
    }

    @Test void a_facility_says_otherwise_for_itself_and_comes_back_to_it() {
        replace(RELEASE);
        assertThat(of(FACILITY)).isEqualTo(RELEASE);
        assertThat(of(ANOTHER_FACILITY)).isEqualTo(ASK_STAFF);

        replace(RELEASE);
        replace(ASK_STAFF);
        assertThat(of(FACILITY)).isEqualTo(ASK_STAFF);
    }

    private Unreached of(FacilityId facility) {
        return inTransaction(() -> stores.deliverySettings().unreached(facility));
    }

    private void replace(Unreached unreached) {
        inTransaction(() -> {
            stores.deliverySettings().replace(FACILITY, unreached);
            return unreached;
        });
    }
}
