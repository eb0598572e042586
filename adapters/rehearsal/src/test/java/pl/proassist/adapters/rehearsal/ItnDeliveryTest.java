package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.adapters.rehearsal.AutopayOperator.Pay;
import pl.proassist.adapters.rehearsal.PlayedProduct.Mood;
import pl.proassist.domain.shared.Money;

@Proves("LNK-07")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ItnDeliveryTest {

    private static final Instant MORNING = Instant.parse("2027-03-14T08:00:00Z");
    private static final String ORDER = "V7K2M9QX-1";

    private static Stage stage;
    private static PlayedProduct product;
    private static Simulators simulators;
    private static TimeTravel travel;

    @BeforeAll
    static void build() {
        stage = Stage.set();
        product = new PlayedProduct();
        simulators = new Simulators(stage.source(), stage.clock, stage.settings(product.address()));
        travel = new TimeTravel(stage.clock, simulators.works());
    }

    @AfterAll
    static void strike() {
        product.close();
        stage.close();
    }

    @BeforeEach
    void anOrder() {
        stage.clear();
        product.forget();
        stage.clock.set(MORNING);
        simulators.operator().start(new AutopayOperator.Start(ORDER, Money.pln("180.00"), "PLN", Option.none(), Option.none(), Option.none()));
    }

    @Test
    void the_plan_of_repeats_lasts_about_eight_days() {
        var pauses = IntStream.iterate(1, sendings -> ItnDelivery.pauseAfter(sendings).isDefined(), sendings -> sendings + 1)
                .mapToObj(sendings -> ItnDelivery.pauseAfter(sendings).get()).toList();

        assertThat(pauses).hasSize(209);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(36).plusHours(24).plusHours(48).plusDays(5));
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "CONFIRMS", mode = EnumSource.Mode.EXCLUDE)
    void what_is_not_properly_confirmed_is_repeated_until_it_is(Mood mood) {
        product.mood = mood;

        var outcome = pay(Pay.NOW);
        advance("PT5M59S");
        var before = product.notifications.size();
        product.mood = Mood.CONFIRMS;
        advance("PT1S");
        advance("PT24H");

        assertThat(outcome.nextAt()).contains(MORNING.plus(Duration.ofMinutes(3)));
        assertThat(before).isEqualTo(2);
        assertThat(product.notifications).hasSize(3);
    }

    @Test
    void nobody_at_home_is_no_answer() throws Exception {
        var nowhere = new PlayedProduct();
        var address = nowhere.address();
        nowhere.close();
        var lonely = new Simulators(stage.source(), stage.clock, stage.settings(address));

        var outcome = lonely.payers().pay(ORDER, Pay.NOW).get();

        assertThat(outcome.answers()).containsExactly(new ItnDelivery.Answer(Option.none(), Option.none()));
        assertThat(outcome.nextAt()).contains(MORNING.plus(Duration.ofMinutes(3)));
    }

    @Test
    void a_repeat_brings_the_newest_news_only() {
        product.mood = Mood.IS_BROKEN;
        simulators.payers().begin(ORDER, Pay.NOW);
        pay(Pay.NOW);
        product.forget();

        advance("PT24H");

        assertThat(statuses()).containsExactly("SUCCESS");
    }

    @Test
    void repeat_sends_the_last_one_again_and_starts_no_new_plan() {
        pay(Pay.NOW);
        product.mood = Mood.IS_BROKEN;

        var again = simulators.payers().repeat(ORDER).get();
        advance("PT24H");

        assertThat(again.nextAt()).isEmpty();
        assertThat(product.notifications).hasSize(2);
        assertThat(product.notifications.get(0)).isEqualTo(product.notifications.get(1));
    }

    @Test
    void before_the_first_there_is_nothing_to_repeat() {
        assertThat(simulators.payers().repeat(ORDER).getLeft().code()).isEqualTo("nothing-sent");
        assertThat(simulators.payers().repeat("NOSUCH").getLeft().code()).isEqualTo("unknown-order");
    }

    @Test
    void a_lost_notification_leaves_the_money_with_the_operator() {
        breaks(Fault.LOST);

        var outcome = pay(Pay.NOW);
        advance("PT3M");
        var lost = product.notifications.size();
        mended();
        advance("PT3M");

        assertThat(outcome.answers()).isEmpty();
        assertThat(simulators.operator().attempts(ORDER)).extracting(AutopayOperator.Attempt::status).containsExactly(AutopayOperator.Status.SUCCESS);
        assertThat(lost).isZero();
        assertThat(statuses()).containsExactly("SUCCESS");
    }

    @Test
    void an_operator_that_does_not_wait_for_the_answer_repeats() {
        breaks(Fault.TIMEOUT);

        var outcome = pay(Pay.NOW);

        assertThat(product.notifications).hasSize(1);
        assertThat(outcome.nextAt()).contains(MORNING.plus(Duration.ofMinutes(3)));
    }

    @Test
    void doubled_is_the_same_twice() {
        breaks(Fault.DOUBLED);

        var outcome = pay(Pay.NOW);

        assertThat(outcome.answers()).hasSize(2).allSatisfy(answer -> assertThat(answer.confirmation()).contains("CONFIRMED"));
        assertThat(product.notifications).hasSize(2);
        assertThat(product.notifications.get(0)).isEqualTo(product.notifications.get(1));
    }

    @Test
    void delayed_comes_half_an_hour_later_with_the_time_of_the_payment() {
        breaks(Fault.DELAYED);

        var outcome = pay(Pay.NOW);
        advance("PT29M");
        var before = product.notifications.size();
        advance("PT1M");

        assertThat(outcome.answers()).isEmpty();
        assertThat(outcome.nextAt()).contains(MORNING.plus(Duration.ofMinutes(30)));
        assertThat(before).isZero();
        assertThat(product.notifications).singleElement().satisfies(notification ->
                assertThat(notification.get("paymentDate")).isEqualTo("20270314090000"));
    }

    @Test
    void out_of_order_is_the_end_before_the_beginning() {
        breaks(Fault.OUT_OF_ORDER);

        pay(Pay.NOW);

        assertThat(statuses()).containsExactly("SUCCESS", "PENDING");
        assertThat(product.notifications).extracting(notification -> notification.get("remoteID")).containsOnly(product.notifications.get(0).get("remoteID"));
        assertThat(product.notifications).allMatch(PlayedProduct.Notification::rightlySigned);
    }

    @Test
    void a_wrong_hash_is_wrong() {
        breaks(Fault.WRONG_HASH);

        pay(Pay.NOW);

        assertThat(product.notifications).singleElement().satisfies(notification -> assertThat(notification.rightlySigned()).isFalse());
    }

    @Test
    void a_wrong_amount_is_what_the_payer_really_paid() {
        breaks(Fault.WRONG_AMOUNT);

        pay(Pay.NOW);

        assertThat(product.notifications).singleElement().satisfies(notification -> {
            assertThat(notification.rightlySigned()).isTrue();
            assertThat(notification.get("amount")).isEqualTo("181.00");
        });
        assertThat(simulators.operator().attempts(ORDER).get(0).amount()).isEqualTo(Money.pln("181.00"));
    }

    @Test
    void what_was_being_sent_when_the_server_was_killed_is_sent_by_the_next_one() {
        simulators.operator().pay(ORDER, Pay.NOW, Money.ZERO);
        advance("PT0S", new TimeTravel(stage.clock, simulators.works(), 0));
        var whileLeased = product.notifications.size();

        var next = new Simulators(stage.source(), stage.clock, stage.settings(product.address()));
        next.start();
        next.close();
        new TimeTravel(stage.clock, next.works()).finish();

        assertThat(whileLeased).isZero();
        assertThat(statuses()).containsExactly("SUCCESS");
    }

    private static ItnDelivery.Outcome pay(Pay pay) {
        return simulators.payers().pay(ORDER, pay).get();
    }

    private static void breaks(Fault fault) {
        simulators.faults().replace(Map.of(FaultySpot.AUTOPAY_ITN, fault));
    }

    private static void mended() {
        simulators.faults().replace(Map.of());
    }

    private static void advance(String by) {
        advance(by, travel);
    }

    private static void advance(String by, TimeTravel travel) {
        travel.advance(now -> now.plus(Duration.parse(by)));
    }

    private static List<String> statuses() {
        return product.notifications.stream().map(notification -> notification.get("paymentStatus")).toList();
    }
}
