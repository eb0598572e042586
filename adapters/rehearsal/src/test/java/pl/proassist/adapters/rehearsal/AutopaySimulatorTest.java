package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.adapters.rehearsal.Shop.anOrder;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import pl.proassist.Proves;
import pl.proassist.adapters.rehearsal.AutopayOperator.Pay;
import pl.proassist.domain.shared.Money;

@Proves("LNK-07")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AutopaySimulatorTest {

    private static final Instant MORNING = Instant.parse("2027-03-14T08:00:00Z");
    private static final Instant VALID_UNTIL = Instant.parse("2027-03-14T11:15:00Z");
    private static final String MESSAGE = "3f2b8c1d9e7a4b60a5c4d3e2f1908172";
    private static final String OTHER_MESSAGE = "4f2b8c1d9e7a4b60a5c4d3e2f1908172";

    private static Stage stage;
    private static PlayedProduct product;
    private static Simulators simulators;
    private static Shop shop;

    private final AutopaySignature signature = new AutopaySignature("SHA-256", Stage.KEY);

    @BeforeAll
    static void build() {
        stage = Stage.set();
        product = new PlayedProduct();
        simulators = new Simulators(stage.source(), stage.clock, stage.settings(product.address()));
        simulators.start();
        shop = new Shop(simulators.autopay());
    }

    @AfterAll
    static void strike() {
        simulators.close();
        product.close();
        stage.close();
    }

    @BeforeEach
    void clear() {
        stage.clear();
        product.forget();
        stage.clock.set(MORNING);
    }

    @Test
    void a_start_is_answered_with_a_signed_address_to_pay_at() {
        var answer = shop.start(anOrder("V7K2M9QX-1"));

        var remoteId = text(answer, "remoteID");
        var address = text(answer, "redirecturl");
        assertThat(answer.getDocumentElement().getTagName()).isEqualTo("transaction");
        assertThat(text(answer, "status")).isEqualTo("PENDING");
        assertThat(text(answer, "orderID")).isEqualTo("V7K2M9QX-1");
        assertThat(remoteId).matches("[A-Z0-9]{8}");
        assertThat(address).startsWith(simulators.autopay() + "/payment/continue/" + remoteId + "/").hasSizeLessThanOrEqualTo(100);
        assertThat(signature.fits(text(answer, "hash"), List.of("PENDING", address, "V7K2M9QX-1", remoteId))).isTrue();
        assertThat(simulators.operator().order("V7K2M9QX-1").get().validUntil()).isEqualTo(VALID_UNTIL);
        assertThat(simulators.operator().order("V7K2M9QX-1").get().linkUntil()).isEqualTo("2027-03-14T11:00:00Z");
    }

    @Test
    void an_order_id_never_comes_twice() {
        shop.start(anOrder("V7K2M9QX-1"));

        var again = shop.start(anOrder("V7K2M9QX-1"));

        assertThat(text(again, "confirmation")).isEqualTo("NOTCONFIRMED");
        assertThat(text(again, "redirecturl")).isEmpty();
    }

    @Test
    void an_impossible_address_of_the_payer_is_refused_in_a_signed_answer() {
        var order = anOrder("V7K2M9QX-1");
        order.put("CustomerEmail", "anna.nowak@example");

        var answer = shop.start(order);

        assertThat(text(answer, "reason")).isEqualTo("INVALID_EMAIL");
        assertThat(signature.fits(text(answer, "hash"), List.of("V7K2M9QX-1", "NOTCONFIRMED", "INVALID_EMAIL"))).isTrue();
        assertThat(simulators.operator().orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Amount,180", "Amount,'180,00'", "Amount,0.00", "Amount,100000.01", "OrderID,a b", "OrderID,", "ServiceID,1", "Currency,EUR",
            "Description,Wizyta u kardiologa ąę", "Language,XX", "ValidityTime,2027-02-30 12:00:00", "ValidityTime,2027-03-14 11:59:59",
            "LinkValidityTime,2027-03-14T12:00:00Z", "CustomerPhone,+48500600700", "CustomerPesel,44051401359", "Nonsense,1"})
    void a_start_that_is_not_to_the_letter_is_no_order(String field, String value) {
        var order = anOrder("V7K2M9QX-1");
        order.put(field, value == null ? "" : value);

        var answer = shop.start(order);

        assertThat(answer.getDocumentElement().getTagName()).isEqualTo("error");
        assertThat(simulators.operator().orders()).isEmpty();
    }

    @Test
    void a_wrong_hash_is_no_order() {
        var order = shop.signed(anOrder("V7K2M9QX-1"));
        order.put("Amount", "1.80");

        var answer = Shop.xml(shop.post("/payment", "pay-bm-continue-transaction-url", order));

        assertThat(text(answer, "name")).isEqualTo("INVALID_HASH");
        assertThat(simulators.operator().orders()).isEmpty();
    }

    @Test
    void an_order_lives_at_most_thirty_one_days() {
        var order = anOrder("V7K2M9QX-1");
        order.put("ValidityTime", "2027-12-01 12:00:00");

        shop.start(order);

        assertThat(simulators.operator().order("V7K2M9QX-1").get().validUntil()).isEqualTo(MORNING.plus(Duration.ofDays(31)));
    }

    @Test
    void a_status_tells_every_attempt_and_none_before_the_first() {
        shop.start(anOrder("V7K2M9QX-1"));
        var before = shop.status("V7K2M9QX-1");
        fail("V7K2M9QX-1");
        pay("V7K2M9QX-1", Pay.NOW);

        var after = shop.status("V7K2M9QX-1");

        assertThat(before.getElementsByTagName("transaction").getLength()).isZero();
        assertThat(signature.fits(text(before, "hash"), List.of(Stage.SERVICE))).isTrue();
        assertThat(leaves(after, "paymentStatus")).containsExactly("FAILURE", "SUCCESS");
        assertThat(leaves(after, "paymentDate")).containsOnly("20270314090000");
        assertThat(leaves(after, "remoteID")).doesNotHaveDuplicates().hasSize(2);
        assertThat(signature.fits(text(after, "hash"), List.of(Stage.SERVICE,
                "V7K2M9QX-1", leaves(after, "remoteID").get(0), "180.00", "PLN", "106", "20270314090000", "FAILURE", "REJECTED_BY_USER",
                "V7K2M9QX-1", leaves(after, "remoteID").get(1), "180.00", "PLN", "106", "20270314090000", "SUCCESS", "AUTHORIZED"))).isTrue();
    }

    @Test
    void a_payment_is_notified_and_confirmed() {
        shop.start(anOrder("V7K2M9QX-1"));

        var outcome = pay("V7K2M9QX-1", Pay.NOW);

        assertThat(outcome.answers()).containsExactly(new ItnDelivery.Answer(Option.some(200), Option.some("CONFIRMED")));
        assertThat(outcome.nextAt()).isEmpty();
        assertThat(product.notifications).singleElement().satisfies(notification -> {
            assertThat(notification.rightlySigned()).isTrue();
            assertThat(notification.fields()).containsEntry("paymentStatus", "SUCCESS").containsEntry("amount", "180.00")
                    .containsEntry("paymentDate", "20270314090000").containsEntry("orderID", "V7K2M9QX-1");
        });
    }

    @Test
    void a_second_payment_is_another_attempt_and_a_begun_one_goes_on() {
        shop.start(anOrder("V7K2M9QX-1"));
        var begun = begin("V7K2M9QX-1").itn().remoteId();

        var first = pay("V7K2M9QX-1", Pay.NOW).itn().remoteId();
        var second = pay("V7K2M9QX-1", Pay.NOW).itn().remoteId();

        assertThat(first).isEqualTo(begun);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void a_success_is_never_taken_back_but_another_word_on_it_is_still_sent() {
        shop.start(anOrder("V7K2M9QX-1"));
        var remoteId = pay("V7K2M9QX-1", Pay.NOW).itn().remoteId();

        simulators.payers().fail("V7K2M9QX-1", new Pay(Option.none(), Option.none(), Option.some(remoteId))).get();

        assertThat(leaves(shop.status("V7K2M9QX-1"), "paymentStatus")).containsExactly("SUCCESS");
        assertThat(product.notifications).extracting(notification -> notification.get("paymentStatus")).containsExactly("SUCCESS", "FAILURE");
    }

    @Test
    void a_payer_may_pay_another_amount_at_another_time() {
        shop.start(anOrder("V7K2M9QX-1"));

        pay("V7K2M9QX-1", new Pay(Option.some(Instant.parse("2027-03-14T07:30:00Z")), Option.some(Money.pln("20.00")), Option.some("MINE1")));

        assertThat(product.notifications).singleElement().satisfies(notification -> assertThat(notification.fields())
                .containsEntry("remoteID", "MINE1").containsEntry("amount", "20.00").containsEntry("paymentDate", "20270314083000"));
    }

    @Test
    void a_dead_order_takes_no_money_unless_one_insists_on_a_time() {
        shop.start(anOrder("V7K2M9QX-1"));
        stage.clock.set(VALID_UNTIL.plusSeconds(1));

        var refused = simulators.payers().pay("V7K2M9QX-1", Pay.NOW);
        var late = simulators.payers().pay("V7K2M9QX-1", new Pay(Option.some(VALID_UNTIL.minusSeconds(1)), Option.none(), Option.none()));

        assertThat(refused.getLeft().code()).isEqualTo("order-expired");
        assertThat(refused.getLeft().status()).isEqualTo(409);
        assertThat(late.get().answers()).hasSize(1);
    }

    @Test
    void between_the_end_of_the_link_and_of_the_order_money_still_comes_but_no_payment_begins() {
        var address = text(shop.start(anOrder("V7K2M9QX-1")), "redirecturl");
        stage.clock.set(VALID_UNTIL.minusSeconds(60));

        var page = shop.get(address);
        var pressed = shop.press(address + "/pay");
        var inFlight = simulators.payers().pay("V7K2M9QX-1", Pay.NOW);

        assertThat(page.body()).contains("nie można już rozpocząć").doesNotContain("<form");
        assertThat(pressed.statusCode()).isEqualTo(409);
        assertThat(inFlight.isRight()).isTrue();
    }

    @Test
    void a_person_pays_in_the_browser_and_is_led_back_to_the_clinic() {
        var address = text(shop.start(anOrder("V7K2M9QX-1")), "redirecturl");

        var page = shop.get(address);
        var pressed = shop.press(address + "/pay");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("180,00 zł").contains("<html lang=\"pl\">").doesNotContain("<script");
        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(pressed.headers().firstValue("Location")).contains(product.address() + "/webhooks/autopay/return?ServiceID=904217"
                + "&OrderID=V7K2M9QX-1&Hash=3091a44a13a27d805662e1a81c6aaad05e37b05e9c645d94135273316fd32146");
        assertThat(product.notifications).extracting(notification -> notification.get("paymentStatus")).containsExactly("SUCCESS");
    }

    @Test
    void nobody_pays_on_an_address_that_was_never_given() {
        var address = text(shop.start(anOrder("V7K2M9QX-1")), "redirecturl");

        assertThat(shop.press(address.substring(0, address.length() - 1) + "/pay").statusCode()).isEqualTo(404);
        assertThat(product.notifications).isEmpty();
    }

    @Test
    void a_cancelled_order_is_burnt_and_says_so_in_a_notification() {
        var remoteId = text(shop.start(anOrder("V7K2M9QX-1")), "remoteID");

        var answer = shop.cancel(MESSAGE, "RemoteID", remoteId);
        simulators.works().forEach(work -> work.runSome());

        assertThat(text(answer, "reason")).isEqualTo("CANCELED_FULLY");
        assertThat(signature.fits(text(answer, "hash"), List.of(Stage.SERVICE, MESSAGE, "CONFIRMED", "CANCELED_FULLY"))).isTrue();
        assertThat(leaves(shop.status("V7K2M9QX-1"), "paymentStatusDetails")).containsExactly("CANCELLED");
        assertThat(simulators.payers().pay("V7K2M9QX-1", Pay.NOW).getLeft().code()).isEqualTo("order-cancelled");
        assertThat(shop.cancel(OTHER_MESSAGE, "OrderID", "V7K2M9QX-1").getElementsByTagName("reason").item(0).getTextContent())
                .isEqualTo("INCORRECT_PAYMENT_STATUS");
        assertThat(text(shop.cancel(MESSAGE, "RemoteID", remoteId), "reason")).as("the same message again").isEqualTo("CANCELED_FULLY");
        assertThat(simulators.operator().order("V7K2M9QX-1").get().cancelledAt()).contains(MORNING);
    }

    @Test
    void what_is_paid_cannot_be_cancelled_and_what_is_unknown_is_not_found() {
        shop.start(anOrder("V7K2M9QX-1"));
        pay("V7K2M9QX-1", Pay.NOW);

        assertThat(text(shop.cancel(MESSAGE, "OrderID", "V7K2M9QX-1"), "reason")).isEqualTo("INCORRECT_PAYMENT_STATUS");
        assertThat(text(shop.cancel(OTHER_MESSAGE, "OrderID", "NOSUCH"), "reason")).isEqualTo("TRANSACTION_NOT_FOUND");
    }

    @Test
    void a_refund_is_taken_once_and_done_after_a_while() {
        shop.start(anOrder("V7K2M9QX-1"));
        var remoteId = pay("V7K2M9QX-1", Pay.NOW).itn().remoteId();

        var answer = shop.refund(MESSAGE, remoteId, "180.00");
        var again = shop.refund(MESSAGE, remoteId, "180.00");
        var early = shop.refundStatus(MESSAGE);
        stage.clock.set(MORNING.plus(Duration.ofMinutes(5)));
        var late = shop.refundStatus(MESSAGE);

        assertThat(signature.fits(text(answer, "hash"), List.of(Stage.SERVICE, MESSAGE))).isTrue();
        assertThat(again.getDocumentElement().getTagName()).isEqualTo("transactionRefund");
        assertThat(early).contains("\"status\":\"PROCESSING\"").contains(signature.over(Stage.SERVICE, MESSAGE, "PROCESSING"));
        assertThat(late).contains("\"status\":\"DONE\"").contains(signature.over(Stage.SERVICE, MESSAGE, "DONE", "ZWTR3f2b8c1d9e7a"));
        assertThat(simulators.operator().histories().get(0).refunds()).hasSize(1);
    }

    @Test
    void refunds_beyond_what_was_paid_end_badly() {
        shop.start(anOrder("V7K2M9QX-1"));
        var remoteId = pay("V7K2M9QX-1", Pay.NOW).itn().remoteId();
        shop.refund(MESSAGE, remoteId, "100.00");

        shop.refund(OTHER_MESSAGE, remoteId, "80.01");
        stage.clock.set(MORNING.plus(Duration.ofHours(1)));

        assertThat(shop.refundStatus(MESSAGE)).contains("DONE");
        assertThat(shop.refundStatus(OTHER_MESSAGE)).contains("CANCELED_AMOUNT_EXCEEDS_TRANSACTION");
    }

    @Test
    void only_money_that_came_can_be_given_back() {
        shop.start(anOrder("V7K2M9QX-1"));
        var failed = fail("V7K2M9QX-1").itn().remoteId();

        assertThat(text(shop.refund(MESSAGE, failed, "180.00"), "statusCode")).isEqualTo("54");
        assertThat(text(shop.refund(MESSAGE, "NOSUCH", "180.00"), "statusCode")).isEqualTo("-10");
        assertThat(shop.refundStatus(MESSAGE)).contains("\"errorStatusCode\":-10");
    }

    @Test
    void without_funds_a_refund_is_taken_and_fails() {
        shop.start(anOrder("V7K2M9QX-1"));
        var remoteId = pay("V7K2M9QX-1", Pay.NOW).itn().remoteId();
        simulators.faults().replace(Map.of(FaultySpot.AUTOPAY_REFUND, Fault.NO_FUNDS));

        shop.refund(MESSAGE, remoteId, "180.00");
        stage.clock.set(MORNING.plus(Duration.ofHours(1)));

        assertThat(shop.refundStatus(MESSAGE)).contains("CANCELED_NO_FUNDS_ON_BALANCE");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "LOST"})
    void silence_means_nothing_done_or_all_done(Fault silence) {
        simulators.faults().replace(Map.of(FaultySpot.AUTOPAY_START, silence));

        assertThatThrownBy(() -> shop.start(anOrder("V7K2M9QX-1"))).isInstanceOf(Shop.NoAnswer.class);

        assertThat(simulators.operator().orders()).hasSize(silence == Fault.LOST ? 1 : 0);
    }

    @Test
    void a_forged_a_garbled_and_a_broken_answer() {
        simulators.faults().replace(Map.of(FaultySpot.AUTOPAY_START, Fault.WRONG_HASH));
        var forged = shop.start(anOrder("V7K2M9QX-1"));
        simulators.faults().replace(Map.of(FaultySpot.AUTOPAY_STATUS, Fault.GARBLED, FaultySpot.AUTOPAY_CANCEL, Fault.HTTP_500));

        var garbled = shop.post("/webapi/transactionStatus", "pay-bm", shop.signed(Shop.fields("ServiceID", Stage.SERVICE, "OrderID", "V7K2M9QX-1")));
        var broken = shop.post("/webapi/transactionCancel", "pay-bm", Map.of());

        assertThat(signature.fits(text(forged, "hash"), List.of("PENDING", text(forged, "redirecturl"), "V7K2M9QX-1", text(forged, "remoteID")))).isFalse();
        assertThat(garbled.body()).contains("ERROR").startsWith("<html>");
        assertThat(broken.statusCode()).isEqualTo(500);
    }

    @Test
    void with_the_limit_on_the_hundred_and_first_start_of_a_minute_is_one_too_many() {
        simulators.faults().replace(Map.of(FaultySpot.AUTOPAY_START, Fault.RATE_LIMIT));
        for (int i = 1; i <= 100; i++) {
            shop.start(anOrder("ORDER-" + i));
        }

        var tooMany = shop.post("/payment", "pay-bm-continue-transaction-url", shop.signed(anOrder("ORDER-101")));
        stage.clock.set(MORNING.plus(Duration.ofMinutes(1)));
        var later = shop.start(anOrder("ORDER-101"));

        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(text(later, "status")).isEqualTo("PENDING");
    }

    private static ItnDelivery.Outcome pay(String orderId, Pay pay) {
        return simulators.payers().pay(orderId, pay).get();
    }

    private static ItnDelivery.Outcome fail(String orderId) {
        return simulators.payers().fail(orderId, Pay.NOW).get();
    }

    private static ItnDelivery.Outcome begin(String orderId) {
        return simulators.payers().begin(orderId, Pay.NOW).get();
    }

    private static String text(Document document, String name) {
        return Xml.text(document, name);
    }

    private static List<String> leaves(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
    }
}
