package pl.proassist.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aPatient;

import io.vavr.control.Option;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.domain.patient.Retention.Duty;

/** What the law keeps of a patient, to the day. */
class RetentionTest {

    private static final Retention NOTHING = new Retention(Duty.NONE, Option.none());

    @ParameterizedTest @Proves("SEC-20")
    @CsvSource({"2026-01-01, 2026-01-26, 2046-12-31", "2026-12-31, 2026-12-31, 2046-12-31", "2026-12-31, 2046-12-31, 2046-12-31",
            "2027-01-01, 2046-12-31, 2047-12-31", "2024-02-29, 2044-12-31, 2044-12-31"})
    void a_visit_that_took_place_is_kept_for_twenty_years_from_the_end_of_its_year(LocalDate treated, LocalDate today, LocalDate until) {
        assertThat(Retention.of(Option.some(treated), Option.none(), today)).isEqualTo(new Retention(Duty.MEDICAL, Option.some(until)));
    }

    @ParameterizedTest @Proves("SEC-20")
    @CsvSource({"2026-01-01, 2026-01-01, 2032-12-31", "2026-12-31, 2027-01-01, 2032-12-31", "2026-12-31, 2032-12-31, 2032-12-31",
            "2027-01-01, 2032-12-31, 2033-12-31"})
    void money_is_kept_for_five_years_from_the_end_of_the_year_in_which_its_tax_fell_due(LocalDate paid, LocalDate today, LocalDate until) {
        assertThat(Retention.of(Option.none(), Option.some(paid), today)).isEqualTo(new Retention(Duty.MONEY, Option.some(until)));
    }

    @ParameterizedTest @Proves("SEC-20")
    @CsvSource({"2026-12-31, , 2047-01-01", ", 2026-12-31, 2033-01-01", "2026-01-01, 2026-01-01, 2047-01-01", ", , 2026-01-01"})
    void nothing_is_kept_from_the_day_after_the_last_and_nothing_of_who_neither_came_nor_paid(LocalDate treated, LocalDate paid, LocalDate today) {
        assertThat(Retention.of(Option.of(treated), Option.of(paid), today)).isEqualTo(NOTHING);
    }

    @Test @Proves("SEC-20")
    void the_duty_to_keep_what_is_medical_goes_before_that_for_money() {
        var treated = Option.some(LocalDate.of(2026, 3, 1));
        var paid = Option.some(LocalDate.of(2046, 3, 1));

        assertThat(Retention.of(treated, paid, LocalDate.of(2046, 12, 31)).duty()).isEqualTo(Duty.MEDICAL);
        assertThat(Retention.of(treated, paid, LocalDate.of(2047, 1, 1)))
                .isEqualTo(new Retention(Duty.MONEY, Option.some(LocalDate.of(2052, 12, 31))));
    }

    @Test @Proves("SEC-20")
    void of_who_only_paid_the_name_stays_and_of_others_not_even_that() {
        var patient = aPatient().pesel("44051401359").livingAt("ul. Lipowa 3").notes("uczulony").speaking(Language.UK).build();

        var payer = patient.withNameOnly();
        var nobody = patient.anonymous();

        assertThat(payer).isEqualTo(new Patient(patient.id(), "Jan", "Kowalski", Option.none(), Option.none(), Option.none(), Option.none(),
                Language.UK, Option.none(), Option.none()));
        assertThat(nobody).isEqualTo(new Patient(patient.id(), "Dane", "usunięte", Option.none(), Option.none(), Option.none(), Option.none(),
                Language.PL, Option.none(), Option.none()));
    }
}
