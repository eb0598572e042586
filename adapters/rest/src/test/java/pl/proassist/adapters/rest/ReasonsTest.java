package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.WARSAW;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.Builders.byHand;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.Because;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.policy.ShortNotice;
import pl.proassist.domain.shared.Money;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReasonsTest {

    private static final String LEVEL = Level.SPECIALIST.name();

    /** Each code that a decision can note, with values as the domain writes them. */
    static Stream<Because> steps() {
        return Stream.of(
                Because.of("channel-excluded", LEVEL, BookingChannel.PHONE.name()),
                Because.of("level-silent", LEVEL), Because.of("level-applies", LEVEL),
                Because.of("requirement", Requirement.REQUIRED.name(), LEVEL), Because.of("requirement-root", Requirement.NONE.name()),
                Because.of("amount", text(new AmountRule.Percent(new java.math.BigDecimal("33.33"), PrepaymentKind.ADVANCE)), LEVEL),
                Because.of("amount", text(new AmountRule.Percent(new java.math.BigDecimal("30"), PrepaymentKind.ADVANCE)), LEVEL),
                Because.of("amount", text(new AmountRule.Fixed(Money.pln("100.00"), PrepaymentKind.DEPOSIT)), LEVEL),
                Because.of("amount-root", text(new AmountRule.Full(PrepaymentKind.FULL_PREPAYMENT))),
                Because.of("deadline", text(new DeadlineRule.BeforeVisit(new pl.proassist.domain.policy.Lead.Days(2))), LEVEL),
                Because.of("deadline", text(new DeadlineRule.FromBooking(pl.proassist.domain.policy.Lead.parse("PT24H"),
                        pl.proassist.domain.policy.Lead.parse("PT1H30M"))), LEVEL),
                Because.of("deadline", text(new DeadlineRule.Fixed(BOOKED)), LEVEL),
                Because.of("send-by", "[EMAIL, SMS]", LEVEL), Because.of("send-by-root", "[EMAIL]"),
                Because.of("amount-of-price", "50.00", "150.00"), Because.of("difference-left", "200.00", "80.00"), Because.of("nothing-to-pay", "0.00"), Because.of("capped-at-price", "150.00"),
                Because.of("formula", "2026-01-12T14:20:31.500Z"), Because.of("rounded-up", BOOKED.toString()),
                Because.of("hard-stop", BOOKED.toString()), Because.of("pay-by", BOOKED.toString()), Because.of("time-to-pay", BOOKED.toString()),
                Because.of("short-notice", ShortNotice.GRACE.name()), Because.of("refused", "cutoff-passed"));
    }

    @ParameterizedTest @Proves("DL-17")
    @CsvSource(delimiter = '|', value = {
        "PL|2026-01-13T19:00:00Z|do 13 stycznia 2026 (wtorek), godz. 20:00", "EN|2026-01-13T19:00:00Z|until Tuesday 13 January 2026, 20:00",
        "UK|2026-01-13T19:00:00Z|до 13 січня 2026 (вівторок), 20:00",
        "PL|2026-01-12T23:00:00Z|do końca dnia 12 stycznia 2026 (poniedziałek, 24:00)", "EN|2026-01-12T23:00:00Z|until the end of Monday 12 January 2026 (24:00)",
        "UK|2026-01-12T23:00:00Z|до кінця дня 12 січня 2026 (понеділок, 24:00)",
        "EN|2026-10-25T00:30:00Z|until Sunday 25 October 2026, 02:30 (+02:00)", "EN|2026-10-25T01:30:00Z|until Sunday 25 October 2026, 02:30 (+01:00)",
        "EN|2026-03-29T01:00:00Z|until Sunday 29 March 2026, 03:00"})
    void a_deadline_is_told_as_reception_reads_it_out(Language language, Instant deadline, String words) {
        assertThat(Reasons.in(Speech.of(language), WARSAW).until(deadline)).isEqualTo(words);
    }

    private static String text(Object rule) {
        return String.valueOf(rule);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_step_is_a_sentence_in_every_language(Because step) {
        for (var language : Language.values()) {
            var sentence = Reasons.in(Speech.of(language), WARSAW).told(List.of(step)).get(0);

            assertThat(sentence).doesNotContainPattern("[\\[\\]{}=_]").doesNotContainPattern("[A-Z]{5}").doesNotContain("2026-01");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatever_the_policy_notes_can_be_told(Language language) {
        var policies = List.of(
                aPolicy().facility(aRule().required().percent("30").untilHour("20:00")).specialist(aRule().none().appliesTo(BookingChannel.ONLINE)),
                aPolicy().facility(aRule().required().fixed("9999.00").beforeVisit("P30D")),
                aPolicy().facility(aRule().optional().full().fromBooking("PT24H", "PT2H")).firstTime(aRule()).blacklist(aRule().required()),
                aPolicy().facility(aRule().required().full().untilHourOrRefused("14:00")));

        for (var policy : policies) {
            for (var occasion : List.of(anOccasion(), anOccasion().manual(byHand()))) {
                var trace = policy.build().decide(occasion.build(), BOOKED).because();

                assertThat(Reasons.in(Speech.of(language), WARSAW).told(trace)).hasSameSizeAs(trace).isNotEmpty();
            }
        }
    }

    @Test
    void what_staff_wrote_is_repeated_as_it_stands_even_when_it_looks_like_a_word_of_ours() {
        var sentence = Reasons.in(Speech.of(Language.PL), WARSAW).told(List.of(Because.of("manual-reason", "NONE {0} 2026-01-12T14:20:00Z")));

        assertThat(sentence).containsExactly("Warunki ustalone ręcznie. Powód: NONE {0} 2026-01-12T14:20:00Z");
    }

    @Test
    void a_time_is_told_with_its_offset_so_that_the_autumn_hour_is_clear() {
        var told = Reasons.in(Speech.of(Language.PL), WARSAW).told(List.of(
                Because.of("pay-by", "2026-10-25T00:30:00Z"), Because.of("pay-by", "2026-10-25T01:30:00Z")));

        assertThat(told).containsExactly("Zapłata najpóźniej 25.10.2026 02:30 (+02:00)", "Zapłata najpóźniej 25.10.2026 02:30 (+01:00)");
    }

    @Test
    @Proves("VIS-04")
    void who_set_terms_by_hand_is_named_where_the_name_is_known_and_otherwise_called_by_what_it_is() {
        var maria = new UUID(1, 2);
        var people = Map.of(maria, "Maria Wiśniewska");

        var told = Reasons.in(Speech.of(Language.PL), WARSAW, people).told(List.of(Because.of("manual-by", maria.toString()),
                Because.of("manual-by", new UUID(3, 4).toString()), Because.of("manual-by", "")));

        assertThat(told).containsExactly("Warunki ustalił(a) ręcznie: Maria Wiśniewska", "Warunki ustalił(a) ręcznie: pracownik placówki",
                "Warunki ustalił(a) ręcznie: właściciel instalacji");
    }
}
