package pl.proassist.domain.facility;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aSpecialist;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class SpecialistTest {

    @Test
    void patients_are_told_the_title_and_the_name_and_never_the_specialisation() {
        var untitled = new Specialist(FACILITY, SPECIALIST, "Jan", "Łoś", Option.none(), Option.some("psychiatria"));

        assertThat(aSpecialist().displayName()).isEqualTo("dr Anna Żuławska");
        assertThat(untitled.displayName()).isEqualTo("Jan Łoś");
    }
}
