package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.Vectors;
import pl.proassist.domain.invoice.SendingDeadline.By;
import pl.proassist.domain.invoice.SendingDeadline.Never;
import pl.proassist.domain.invoice.SendingDeadline.WhenOver;

/** By when KSeF must have an invoice: the printed cases, and what holds for any. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingDeadlineTest {

    private static final List<IssueMode> OFFLINE_MODES = Stream.of(IssueMode.values()).filter(IssueMode::isOffline).toList();
    private static final int CASES_A_SEED = 200;

    static Stream<Arguments> printed() {
        return Vectors.of("vectors/ksef-deadlines.txt");
    }

    static LongStream seeds() {
        var first = Long.getLong("proassist.seed", 20261123L);
        return LongStream.range(first, first + 20);
    }

    @ParameterizedTest(name = "{0} on {1}, {2}: {3}")
    @MethodSource("printed")
    @Proves({"KSF-13", "KSF-14", "KSF-15", "KSF-16", "KSF-18", "KSF-19", "KSF-20", "KSF-21", "KSF-22", "A30"})
    void the_printed_deadlines_hold(String mode, String issued, String outages, String sendBy) {
        var deadline = SendingDeadline.of(IssueMode.valueOf(mode), moment(issued), outages(outages));

        assertThat(deadline).isEqualTo(switch (sendBy) {
            case "never" -> new Never();
            case "open" -> new WhenOver();
            default -> new By(LocalDate.parse(sendBy));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Proves({"KSF-14", "A30"})
    void a_last_day_is_a_working_day_after_the_day_of_issue(long seed) {
        cases(seed).forEach(made -> made.deadline().lastDay().forEach(day -> {
            assertThat(WorkingDays.isOne(day)).as("%s", made).isTrue();
            assertThat(day).as("%s", made).isAfter(WorkingDays.of(made.issued));
        }));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Proves({"KSF-15", "KSF-21"})
    void one_outage_more_never_brings_the_last_day_forward(long seed) {
        cases(seed).filter(made -> !made.outages.isEmpty()).forEach(made -> {
            var without = new Case(made.mode, made.issued, made.outages.stream().filter(outage -> outage.kind() != Outage.Kind.MAINTENANCE).skip(1).toList());
            var with = new Case(made.mode, made.issued, made.outages.stream().filter(outage -> outage.kind() != Outage.Kind.MAINTENANCE).toList());

            assertThat(reach(with.deadline())).as("%s", with).isGreaterThanOrEqualTo(reach(without.deadline()));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_does_not_matter_in_which_order_outages_become_known(long seed) {
        cases(seed).forEach(made -> {
            var shuffled = new ArrayList<>(made.outages);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(SendingDeadline.of(made.mode, made.issued, shuffled)).isEqualTo(made.deadline());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Proves({"KSF-16", "KSF-22"})
    void a_total_failure_while_the_invoice_waits_ends_the_duty(long seed) {
        cases(seed).forEach(made -> {
            var soon = new Outage(Outage.Kind.TOTAL_FAILURE, made.issued.plusSeconds(1), Option.none());

            assertThat(SendingDeadline.of(made.mode, made.issued, Stream.concat(made.outages.stream(), Stream.of(soon)).toList())).isEqualTo(new Never());
        });
    }

    @Test
    @Proves("KSF-14")
    void a_day_is_over_at_midnight_in_poland_and_not_a_second_before() {
        var deadline = new By(LocalDate.parse("2026-07-14"));

        assertThat(deadline.isOverdue(Instant.parse("2026-07-14T21:59:59Z"))).isFalse();
        assertThat(deadline.isOverdue(Instant.parse("2026-07-14T22:00:00Z"))).isTrue();
        assertThat(new Never().isOverdue(Instant.MAX)).isFalse();
    }

    @Test
    void an_outage_cannot_end_before_it_starts() {
        var noon = moment("2026-11-16");

        assertThatIllegalArgumentException().isThrownBy(() -> new Outage(Outage.Kind.FAILURE, noon, Option.some(noon.minusSeconds(1))));
    }

    private static long reach(SendingDeadline deadline) {
        return deadline.lastDay().map(LocalDate::toEpochDay).getOrElse(deadline instanceof WhenOver ? Long.MAX_VALUE - 1 : Long.MAX_VALUE);
    }

    private record Case(IssueMode mode, Instant issued, List<Outage> outages) {

        SendingDeadline deadline() {
            return SendingDeadline.of(mode, issued, outages);
        }
    }

    private static Stream<Case> cases(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, CASES_A_SEED).mapToObj(number -> {
            var issued = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(700 * 24 * 60)));
            var outages = IntStream.range(0, random.nextInt(5)).mapToObj(each -> outage(issued, random)).toList();
            return new Case(OFFLINE_MODES.get(random.nextInt(OFFLINE_MODES.size())), issued, outages);
        });
    }

    private static Outage outage(Instant issued, Random random) {
        var start = issued.plus(Duration.ofHours(random.nextInt(30 * 24) - 48L));
        var kind = random.nextInt(10) == 0 ? Outage.Kind.TOTAL_FAILURE : random.nextInt(3) == 0 ? Outage.Kind.MAINTENANCE : Outage.Kind.FAILURE;
        return new Outage(kind, start, Option.when(random.nextInt(8) > 0, start.plus(Duration.ofHours(random.nextInt(5 * 24)))));
    }

    private static Instant moment(String text) {
        return (text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atTime(12, 0)).atZone(WorkingDays.POLAND).toInstant();
    }

    private static List<Outage> outages(String text) {
        return text.isBlank() ? List.of() : Stream.of(text.split("; ")).map(each -> each.split(" "))
                .map(each -> new Outage(Outage.Kind.valueOf(each[0]), moment(each[1]), Option.when(!each[2].equals("-"), () -> moment(each[2])))).toList();
    }
}
