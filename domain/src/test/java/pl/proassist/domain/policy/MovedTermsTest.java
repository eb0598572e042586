package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.terms;
import static pl.proassist.domain.Builders.warsaw;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.TermsBuilder;

/** The deadline of a visit that is moved: the stored rule, the original booking, the new time (A34). */
@Proves("A34")
class MovedTermsTest {

    private static final Instant NOON = warsaw("2026-01-14 12:00");

    @Test
    void it_is_computed_anew_from_the_original_booking_and_the_new_visit() {
        var moved = before48Hours("2026-01-24 10:00").build().movedTo(BOOKED, warsaw("2026-01-28 10:00"), false, NOON);

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-26 10:00"));
    }

    @Test
    void the_patients_own_move_never_makes_it_later() {
        var moved = before48Hours("2026-01-24 10:00").build().movedTo(BOOKED, warsaw("2026-01-28 10:00"), true, NOON);

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-24 10:00"));
    }

    @Test
    void the_patients_own_move_may_make_it_earlier() {
        var moved = before48Hours("2026-01-24 10:00").build().movedTo(BOOKED, warsaw("2026-01-20 10:00"), true, NOON);

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-18 10:00"));
    }

    @Test
    void it_is_never_shorter_than_the_shortest_time_to_pay_from_the_move() {
        var moved = before48Hours("2026-01-24 10:00").build().movedTo(BOOKED, warsaw("2026-01-15 10:00"), false, NOON.plusSeconds(1));

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-14 12:31"));
    }

    @Test
    void the_hard_stop_always_wins() {
        var terms = before48Hours("2026-01-24 10:00").settings(settings().hardStop("PT1H")).build();

        var moved = terms.movedTo(BOOKED, warsaw("2026-01-14 13:15"), false, NOON);

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-14 12:15"));
    }

    @Test
    void an_hour_of_the_booking_day_stays_the_hour_of_that_day() {
        var terms = terms().rule(new DeadlineRule.UntilHour(Cutoff.parse("20:00"), 3, AfterCutoff.ROLL, Lead.NONE)).deadline(warsaw("2026-01-15 20:00"));

        var moved = terms.build().movedTo(BOOKED, warsaw("2026-01-28 10:00"), false, NOON);

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-15 20:00"));
    }

    @Test
    void a_deadline_that_a_person_named_stays() {
        var terms = terms().rule(new DeadlineRule.Fixed(warsaw("2026-01-16 09:00"))).deadline(warsaw("2026-01-16 09:00"));

        var moved = terms.build().movedTo(BOOKED, warsaw("2026-01-28 10:00"), false, NOON);

        assertThat(moved.deadline()).containsExactly(warsaw("2026-01-16 09:00"));
    }

    @Test
    void where_nothing_is_asked_nothing_changes() {
        var terms = terms().none().build();

        assertThat(terms.movedTo(BOOKED, warsaw("2026-01-28 10:00"), true, NOON)).isEqualTo(terms);
    }

    @Test
    void only_the_deadline_changes() {
        var before = before48Hours("2026-01-24 10:00").blacklisted().build();

        var moved = before.movedTo(BOOKED, warsaw("2026-01-28 10:00"), false, NOON);

        assertThat(moved).usingRecursiveComparison().ignoringFields("deadline").isEqualTo(before);
    }

    private static TermsBuilder before48Hours(String deadline) {
        return terms().rule(new DeadlineRule.BeforeVisit(Lead.parse("PT48H"))).deadline(warsaw(deadline));
    }
}
