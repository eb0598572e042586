package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.Builders.settings;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import pl.proassist.Proves;

/** The vectors of prepayment.md 2.4, and more of our own making, from one file. */
class DeadlineVectorsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/vectors/deadlines.csv", useHeadersInDisplayName = true, emptyValue = "", nullValues = "")
    @Proves({"DL-01", "DL-02", "DL-03", "DL-04", "DL-05", "DL-06", "DL-07", "DL-08", "DL-09", "DL-10", "DL-15",
            "A01", "A02", "A03", "A04", "A05", "A06", "A32"})
    void the_policy_answers_as_the_vector_says(ArgumentsAccessor vector) {
        var zone = vector.getString(2);
        var policy = aPolicy().facility(aRule().required().deadline(rule(vector))).settings(settings().zone(zone)
                .minPayWindow(vector.getString(11)).floor(vector.getString(12)).hardStop(vector.getString(13))
                .shortNotice(ShortNotice.valueOf(vector.getString(14)))).build();
        var occasion = anOccasion().start(instant(vector.getString(4), zone));
        if (vector.getString(15).equals("yes")) {
            occasion.blacklisted();
        }

        var decision = policy.decide(occasion.build(), instant(vector.getString(3), zone));

        assertThat(answer(decision)).isEqualTo(expected(vector));
    }

    private static DeadlineRule rule(ArgumentsAccessor vector) {
        var lead = Lead.parse(vector.getString(10));
        return switch (vector.getString(5)) {
            case "UNTIL_HOUR" -> new DeadlineRule.UntilHour(Cutoff.parse(vector.getString(6)), vector.getInteger(7),
                    AfterCutoff.valueOf(vector.getString(8)), lead);
            case "BEFORE_VISIT" -> new DeadlineRule.BeforeVisit(lead);
            case "FROM_BOOKING" -> new DeadlineRule.FromBooking(Lead.parse(vector.getString(9)), lead);
            default -> throw new IllegalArgumentException("no such mode");
        };
    }

    private static String expected(ArgumentsAccessor vector) {
        var outcome = vector.getString(16);
        return switch (outcome) {
            case "DUE" -> "DUE " + instant(vector.getString(18), vector.getString(2)) + " " + Instant.parse(vector.getString(19));
            case "REFUSED" -> "REFUSED " + vector.getString(17);
            default -> outcome;
        };
    }

    /** The deadline is told twice, as the file tells it: by the wall clock and as an instant. */
    private static String answer(PrepaymentDecision decision) {
        return decision.fold(
                due -> "DUE " + due.terms().deadline().get() + " " + due.terms().deadline().get(),
                optional -> "OPTIONAL",
                notDue -> "NOT_DUE",
                onSite -> "ON_SITE",
                refused -> "REFUSED " + refused.reason().code());
    }

    /** An hour that comes twice is the later one unless an offset says otherwise. */
    private static Instant instant(String local, String zone) {
        var text = local.replace(' ', 'T');
        return text.matches(".*[+-]\\d\\d:\\d\\d")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ZoneId.of(zone)).withLaterOffsetAtOverlap().toInstant();
    }
}
