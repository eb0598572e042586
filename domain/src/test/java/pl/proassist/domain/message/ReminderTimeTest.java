package pl.proassist.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.WARSAW;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.policy.Lead;

class ReminderTimeTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/vectors/reminders.csv", useHeadersInDisplayName = true, nullValues = "")
    @Proves({"A31", "MSG-06"})
    void a_payment_is_reminded_of_as_the_vector_says(ArgumentsAccessor vector) {
        var quiet = new QuietHours(LocalTime.parse(vector.getString(5)), LocalTime.parse(vector.getString(6)));

        var reminder = ReminderTime.ofPayment(warsaw(vector.getString(2)), warsaw(vector.getString(3)), Lead.parse(vector.getString(4)), quiet, WARSAW);

        if (vector.getString(7).equals("none")) {
            assertThat(reminder).isEqualTo(Option.none());
        } else {
            assertThat(reminder).isEqualTo(Option.some(Instant.parse(vector.getString(8))));
            assertThat(reminder.get().atZone(WARSAW).toLocalDateTime()).isEqualTo(vector.getString(7).replace(' ', 'T'));
        }
    }

    @ParameterizedTest @Proves({"MSG-10", "VIS-15"})
    @CsvSource({
            "2026-01-26 10:00, PT24H, 2026-01-25 10:00",
            "2026-01-26 07:00, PT24H, 2026-01-25 08:00",
            "2026-01-26 09:00, PT2H,  2026-01-26 08:00",
            "2026-01-26 07:30, PT2H,  2026-01-26 05:30",
            "2026-01-26 10:00, P3D,   2026-01-23 10:00",
            "2026-03-29 10:00, PT24H, 2026-03-28 09:00",
            "2026-03-29 10:00, P1D,   2026-03-28 10:00",
            "2026-10-25 10:00, PT24H, 2026-10-24 11:00",
            "2026-10-25 10:00, P1D,   2026-10-24 10:00"})
    void a_visit_is_reminded_of_its_lead_before_but_not_at_night(String start, String lead, String expected) {
        assertThat(ReminderTime.ofVisit(warsaw("2026-01-12 15:20"), warsaw(start), Lead.parse(lead), QuietHours.USUAL, WARSAW)).isEqualTo(Option.some(warsaw(expected)));
    }

    @Test @Proves("MSG-10")
    void what_was_arranged_within_the_lead_is_not_reminded_of() {
        var start = warsaw("2026-01-26 10:00");
        var day = Lead.parse("PT24H");

        assertThat(ReminderTime.ofVisit(start.minus(Duration.ofHours(24)), start, day, QuietHours.USUAL, WARSAW)).isEqualTo(Option.none());
        assertThat(ReminderTime.ofVisit(start.minus(Duration.ofHours(24)).minusSeconds(1), start, day, QuietHours.USUAL, WARSAW).isDefined()).isTrue();
    }

    @ParameterizedTest @ValueSource(longs = {1, 20260112, -7}) @Proves("A31")
    void a_reminder_lies_after_the_booking_before_the_deadline_and_in_no_quiet_hour_that_the_deadline_is_not_in(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++) {
            var asked = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
            var deadline = asked.plusSeconds(random.nextInt(10 * 86_400));

            var reminder = ReminderTime.ofPayment(asked, deadline, Lead.parse("PT24H"), QuietHours.USUAL, WARSAW);

            assertThat(reminder.isDefined()).as("seed %d, %s to %s", seed, asked, deadline).isEqualTo(Duration.between(asked, deadline).compareTo(Duration.ofHours(2)) >= 0);
            reminder.forEach(at -> {
                assertThat(at).as("seed %d, %s to %s", seed, asked, deadline).isAfter(asked).isBefore(deadline);
                var hour = at.atZone(WARSAW).getHour();
                assertThat(hour >= 8 && hour < 21 || !deadline.isAfter(at.plus(Duration.ofHours(12)))).as("seed %d, %s to %s: %s", seed, asked, deadline, at).isTrue();
            });
        }
    }
}
