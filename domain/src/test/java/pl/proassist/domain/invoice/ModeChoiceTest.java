package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.ModeChoice.Because;
import pl.proassist.domain.invoice.ModeChoice.Signs;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves("KSF-23")
class ModeChoiceTest {

    private static final Instant NOW = Instant.parse("2026-11-16T11:00:00Z");

    @ParameterizedTest(name = "{0}, by hand {1}, no news {2}, trouble for {3} s: {4} because {5}")
    @CsvSource(textBlock = """
            none,                       -,         false, -,   ONLINE,        USUAL
            MAINTENANCE,                -,         false, -,   OFFLINE,       MAINTENANCE_ANNOUNCED
            FAILURE,                    -,         false, -,   EMERGENCY,     FAILURE_ANNOUNCED
            TOTAL_FAILURE,              -,         false, -,   TOTAL_FAILURE, TOTAL_FAILURE_ANNOUNCED
            MAINTENANCE FAILURE,        -,         false, -,   EMERGENCY,     FAILURE_ANNOUNCED
            FAILURE TOTAL_FAILURE,      -,         false, -,   TOTAL_FAILURE, TOTAL_FAILURE_ANNOUNCED
            none,                       OFFLINE24, false, -,   OFFLINE24,     BY_HAND
            none,                       TOTAL_FAILURE, true, 0, TOTAL_FAILURE, BY_HAND
            FAILURE,                    OFFLINE24, false, -,   OFFLINE24,     BY_HAND
            none,                       -,         false, 299, ONLINE,        USUAL
            none,                       -,         false, 300, OFFLINE24,     NO_CONNECTION
            none,                       -,         true,  0,   OFFLINE24,     NOBODY_ANSWERS
            none,                       -,         true,  -,   ONLINE,        USUAL
            FAILURE,                    -,         true,  900, EMERGENCY,     FAILURE_ANNOUNCED
            """)
    @Proves({"KSF-23", "A26"})
    void what_can_be_known_decides(String announced, String byHand, boolean noNews, String trouble, IssueMode mode, Because because) {
        var signs = new Signs(Option.when(!byHand.equals("-"), () -> IssueMode.valueOf(byHand)), announced(announced), noNews,
                Option.when(!trouble.equals("-"), () -> NOW.minusSeconds(Long.parseLong(trouble))));

        assertThat(ModeChoice.of(signs, NOW)).isEqualTo(new ModeChoice(mode, because));
    }

    @Test
    void an_outage_counts_from_its_first_moment_until_its_end() {
        var failure = new Outage(Outage.Kind.FAILURE, NOW, Option.some(NOW.plus(Duration.ofHours(1))));
        var signs = new Signs(Option.none(), List.of(failure), false, Option.none());

        assertThat(List.of(signs.isAway(NOW.minusSeconds(1)), signs.isAway(NOW), signs.isAway(NOW.plusSeconds(3599)), signs.isAway(NOW.plusSeconds(3600))))
                .containsExactly(false, true, true, false);
    }

    private static List<Outage> announced(String kinds) {
        return kinds.equals("none") ? List.of() : List.of(kinds.split(" ")).stream()
                .map(kind -> new Outage(Outage.Kind.valueOf(kind), NOW.minusSeconds(60), Option.none())).toList();
    }
}
