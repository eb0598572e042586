package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;

/**
 * The invariants of prepayment.md 2.3 over many made-up bookings, gathered around the clock changes. Each case is known by its seed,
 * which stands in the name of a failing one; {@code -Dproassist.seed=} starts elsewhere.
 */
class DeadlinePropertiesTest {

    private static final int CASES_A_SEED = 400;
    private static final List<String> ZONES = List.of("Europe/Warsaw", "UTC", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo");
    private static final List<Instant> TURNS = List.of(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-03-08T07:00:00Z"), Instant.parse("2026-11-01T06:00:00Z"), Instant.parse("2026-04-04T15:00:00Z"),
            Instant.parse("2026-04-23T22:00:00Z"), Instant.parse("2026-12-31T23:00:00Z"), Instant.parse("2028-02-28T23:00:00Z"));

    static LongStream seeds() {
        var first = Long.getLong("proassist.seed", 20260112L);
        return LongStream.range(first, first + 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Proves({"LNK-01", "A32"})
    void a_deadline_lies_after_the_booking_and_not_after_the_hard_stop(long seed) {
        cases(seed, (made, random) -> {
            var deadline = made.deadline();

            deadline.forEach(at -> assertThat(at).as("%s", made).isAfter(made.booked).isBeforeOrEqualTo(made.hardStop()));
            return deadline.isDefined();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Proves("A06")
    void who_must_pay_has_the_shortest_time_to_pay_or_all_the_time_there_is(long seed) {
        cases(seed, (made, random) -> {
            var deadline = made.deadline();

            deadline.forEach(at -> assertThat(Duration.between(made.booked, at).compareTo(made.settings.minPayWindow()) >= 0
                    || at.equals(made.hardStop())).as("%s pays by %s", made, at).isTrue());
            return deadline.isDefined();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_deadline_is_a_whole_minute_or_the_hard_stop(long seed) {
        cases(seed, (made, random) -> {
            var deadline = made.deadline();

            deadline.forEach(at -> assertThat(at.getEpochSecond() % 60 == 0 && at.getNano() == 0 || at.equals(made.hardStop()))
                    .as("%s pays by %s", made, at).isTrue());
            return deadline.isDefined();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_shorter_lead_never_makes_the_deadline_earlier(long seed) {
        cases(seed, (made, random) -> {
            var days = random.nextBoolean();
            var longer = random.nextInt(days ? 5 : 72);
            var shorter = longer == 0 ? 0 : random.nextInt(longer + 1);

            var early = made.with(lead(made.rule, lead(days, longer))).deadline();
            var late = made.with(lead(made.rule, lead(days, shorter))).deadline();

            early.forEach(at -> assertThat(late.getOrElse(Instant.MAX)).as("%s, leads %s and %s", made, longer, shorter).isAfterOrEqualTo(at));
            return early.isDefined();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_longer_window_never_makes_the_deadline_earlier(long seed) {
        cases(seed, (made, random) -> {
            var days = random.nextBoolean();
            var longer = random.nextInt(days ? 5 : 72);
            var shorter = longer == 0 ? 0 : random.nextInt(longer + 1);

            var early = made.with(new DeadlineRule.FromBooking(lead(days, shorter), Lead.parse("PT2H"))).deadline();
            var late = made.with(new DeadlineRule.FromBooking(lead(days, longer), Lead.parse("PT2H"))).deadline();

            early.forEach(at -> assertThat(late.getOrElse(Instant.MAX)).as("%s, windows %s and %s", made, shorter, longer).isAfterOrEqualTo(at));
            return early.isDefined();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_inputs_give_the_same_answer_with_its_trace_or_without(long seed) {
        cases(seed, (made, random) -> {
            var once = made.decide();

            assertThat(made.decide()).as("%s", made).isEqualTo(once);
            assertThat(deadline(made.policy().decideUntraced(made.occasion(), made.booked))).as("%s", made).isEqualTo(deadline(once));
            return true;
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_zone_of_the_server_does_not_matter(long seed) {
        var own = TimeZone.getDefault();
        cases(seed, (made, random) -> {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            var far = made.decide();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            var away = made.decide();
            TimeZone.setDefault(own);

            assertThat(far).as("%s", made).isEqualTo(away).isEqualTo(made.decide());
            return true;
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Proves("A34")
    void a_moved_visit_has_a_fair_deadline_that_a_patients_own_move_does_not_make_later(long seed) {
        cases(seed, (made, random) -> {
            if (made.deadline().isEmpty()) {
                return false;
            }
            var before = Decisions.terms(made.decide());
            var old = before.deadline().get();
            var now = made.booked.plusSeconds(random.nextInt((int) Duration.between(made.booked, old).toSeconds() + 1));
            var start = now.plus(made.settings.hardStop()).plusSeconds(1 + random.nextInt(30 * 24 * 3600));
            var last = PaymentTerms.hardStop(start, made.settings);
            var shortest = now.plus(made.settings.minPayWindow());

            var byPatient = before.movedTo(made.booked, start, true, now).deadline().get();
            var byFacility = before.movedTo(made.booked, start, false, now).deadline().get();

            for (var moved : List.of(byPatient, byFacility)) {
                assertThat(moved).as("%s moved to %s", made, start).isAfter(now.minusSeconds(1)).isBeforeOrEqualTo(last);
                assertThat(!moved.isBefore(shortest) || moved.equals(last)).as("%s moved to %s pays by %s", made, start, moved).isTrue();
            }
            assertThat(byPatient).as("%s moved to %s", made, start).isBeforeOrEqualTo(byFacility)
                    .isBeforeOrEqualTo(old.isBefore(shortest) ? WallClock.ceilToMinute(shortest) : old);
            return true;
        });
    }

    /** Plays the property over the cases of a seed; a generator that makes nothing worth asking is a fault too. */
    private static void cases(long seed, BiFunction<Made, Random, Boolean> property) {
        var random = new Random(seed);
        var worthAsking = 0;
        for (int i = 0; i < CASES_A_SEED; i++) {
            if (property.apply(Made.by(random), random)) {
                worthAsking++;
            }
        }
        assertThat(worthAsking).as("seed %s: cases that said something", seed).isGreaterThan(CASES_A_SEED / 10);
    }

    private static Option<Instant> deadline(PrepaymentDecision decision) {
        return decision.fold(due -> due.terms().deadline(), optional -> optional.terms().deadline(), notDue -> Option.none(),
                onSite -> Option.none(), refused -> Option.none());
    }

    private static Lead lead(boolean days, int length) {
        return days ? new Lead.Days(length) : new Lead.Elapsed(Duration.ofHours(length));
    }

    private static DeadlineRule lead(DeadlineRule rule, Lead lead) {
        if (rule instanceof DeadlineRule.UntilHour hour) {
            return new DeadlineRule.UntilHour(hour.cutoff(), hour.dayOffset(), hour.afterCutoff(), lead);
        }
        return rule instanceof DeadlineRule.FromBooking from
                ? new DeadlineRule.FromBooking(from.window(), lead)
                : new DeadlineRule.BeforeVisit(lead);
    }

    /** One made-up booking of a required payment. */
    private record Made(Instant booked, Instant start, DeadlineRule rule, PolicySettings settings) {

        static Made by(Random random) {
            var around = TURNS.get(random.nextInt(TURNS.size()));
            var booked = around.plusSeconds(random.nextInt(8 * 24 * 3600) - 7 * 24 * 3600);
            var start = booked.plusSeconds(1 + (random.nextInt(3) == 0 ? random.nextInt(4 * 3600) : random.nextInt(21 * 24 * 3600)));
            return new Made(random.nextBoolean() ? booked : booked.plusNanos(random.nextInt(1_000_000) * 1_000L), start,
                    rule(random), settingsBy(random));
        }

        private static DeadlineRule rule(Random random) {
            var lead = anyLead(random);
            return switch (random.nextInt(3)) {
                case 0 -> new DeadlineRule.UntilHour(new Cutoff(random.nextInt(24 * 60 + 1)), random.nextInt(3) == 0 ? random.nextInt(4) : 0,
                        random.nextInt(4) == 0 ? AfterCutoff.BLOCK : AfterCutoff.ROLL, lead);
                case 1 -> new DeadlineRule.BeforeVisit(lead);
                default -> new DeadlineRule.FromBooking(anyLead(random), lead);
            };
        }

        private static Lead anyLead(Random random) {
            return random.nextInt(3) == 0
                    ? new Lead.Days(random.nextInt(4))
                    : new Lead.Elapsed(Duration.ofSeconds(random.nextBoolean() ? random.nextInt(72) * 3600L : random.nextInt(100_000)));
        }

        private static PolicySettings settingsBy(Random random) {
            return Builders.settings().zone(ZONES.get(random.nextInt(ZONES.size())))
                    .minPayWindow("PT" + random.nextInt(4) * 15 + "M").floor("PT" + random.nextInt(3) * 5 + "M")
                    .hardStop("PT" + (random.nextInt(3) == 0 ? random.nextInt(180) : 0) + "M")
                    .shortNotice(random.nextInt(4) == 0 ? ShortNotice.REFUSE : ShortNotice.GRACE).build();
        }

        Made with(DeadlineRule other) {
            return new Made(booked, start, other, settings);
        }

        PaymentPolicy policy() {
            return aPolicy().facility(aRule().required().deadline(rule)).settings(settings).build();
        }

        Occasion occasion() {
            return anOccasion().start(start).build();
        }

        PrepaymentDecision decide() {
            return policy().decide(occasion(), booked);
        }

        Option<Instant> deadline() {
            return DeadlinePropertiesTest.deadline(decide());
        }

        Instant hardStop() {
            return PaymentTerms.hardStop(start, settings);
        }
    }
}
