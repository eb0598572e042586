package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.InvoiceBuilder.seller;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.KsefDuty;
import pl.proassist.domain.invoice.Numbering;

/** What every store of the facilities' invoicing must do. */
@Proves({"INV-04", "A29"})
public abstract class InvoicingPoliciesContract extends StoresContract {

    private static final InvoicingSettings SOME = new InvoicingSettings(FACILITY, 1, seller(), new Numbering(Option.some("P1"), Numbering.Span.YEAR),
            Option.some(ExemptionBasis.HEALING_ENTITY), Map.of(SERVICE, new InvoicingSettings.Wording("Badania profilaktyczne", Option.some(ExemptionBasis.MEDICAL_PROFESSION))),
            KsefDuty.LARGE_SELLER, true, true, 30, false, Option.some(LocalDate.of(2026, 1, 15)));
    private static final InvoicingSettings OTHERS = new InvoicingSettings(FACILITY, 2, seller(), Numbering.PLAIN, Option.none(),
            Map.of(SERVICE, new InvoicingSettings.Wording("Szkolenie", Option.none())), KsefDuty.OTHER_SELLER, false, false, 0, true, Option.none());

    @Test void a_facility_that_never_said_anything_has_none() {
        assertThat(of()).isEqualTo(Option.none());
    }

    @Test void everything_comes_back_and_the_next_version_replaces_it() {
        save(SOME);
        assertThat(of()).isEqualTo(Option.some(SOME));

        save(OTHERS);
        assertThat(of()).isEqualTo(Option.some(OTHERS));
    }

    @Test void a_version_that_somebody_else_has_stored_is_not_stored_again() {
        save(SOME);

        assertThatThrownBy(() -> save(SOME)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> save(OTHERS.at(3))).isInstanceOf(RuntimeException.class);
        assertThat(of()).isEqualTo(Option.some(SOME));
    }

    private Option<InvoicingSettings> of() {
        return inTransaction(() -> stores.invoicing().of(FACILITY));
    }

    private void save(InvoicingSettings settings) {
        inTransaction(() -> {
            stores.invoicing().save(settings);
            return settings;
        });
    }
}
