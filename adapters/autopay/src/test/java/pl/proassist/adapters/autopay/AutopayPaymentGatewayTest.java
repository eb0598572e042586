package pl.proassist.adapters.autopay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.adapters.autopay.Documents.attempt;
import static pl.proassist.adapters.autopay.Documents.branch;
import static pl.proassist.adapters.autopay.Documents.changed;
import static pl.proassist.adapters.autopay.Documents.leaves;
import static pl.proassist.adapters.autopay.Documents.list;
import static pl.proassist.adapters.autopay.Documents.signed;
import static pl.proassist.adapters.autopay.Documents.signedWith;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.GatewayCalls;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.application.port.PaymentGateway.OrderRequest;
import pl.proassist.application.port.PaymentGateway.RefundAnswer;
import pl.proassist.application.port.PaymentGateway.RefundProgress;
import pl.proassist.application.port.PaymentGateway.StartAnswer;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/** The wire: what Autopay is sent, and what we make of each of its answers (recorded in autopay.md 15). */
@Proves("LNK-07")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AutopayPaymentGatewayTest {

    private static final OrderId ORDER = new OrderId("V7K2M9QX-1");
    private static final String REMOTE = "9QK3X7WD";
    private static final String MESSAGE = "3f2b8c1d9e7a4b60a5c4d3e2f1908172";
    private static final Money PRICE = Money.pln("180.00");
    private static final Instant LINK_UNTIL = Instant.parse("2027-03-14T11:00:00Z");
    private static final Instant VALID_UNTIL = Instant.parse("2027-03-14T11:15:00Z");
    private static final OrderRequest REQUEST = new OrderRequest(ORDER, PRICE, "Wizyta V7K2M9QX 2027-03-15 10:30",
            Option.some(new EmailAddress("anna.nowak@example.org")), LINK_UNTIL, VALID_UNTIL);

    private static final String START = "/payment";
    private static final String STATUS = "/webapi/transactionStatus";
    private static final String CANCEL = "/webapi/transactionCancel";
    private static final String REFUND = "/settlementapi/transactionRefund";
    private static final String OUT_DETAILS = "/settlementapi/outDetails/v2";

    @RegisterExtension
    static final WireMockExtension AUTOPAY = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final GatewayCalls calls = new GatewayCalls();
    private PaymentGateway gateway;

    @BeforeEach void agree() {
        gateway = new AutopayPaymentGateway(Agreed.settings(AUTOPAY.baseUrl()), calls);
    }

    @Nested class Starting {

        private final String continued = signedWith(branch("transaction", "status=PENDING",
                "redirecturl=https://testpay.autopay.eu/payment/continue/9QK3X7WD/4HT2PLM6", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD"),
                "48340112232c72e99cffc035de35fda45deab4ec10095a44279483282c3fd316");

        @Test void the_whole_order_is_sent_and_signed() {
            answer(START, continued);
            var settings = Agreed.settings(AUTOPAY.baseUrl() + "/", AutopayHash.Function.SHA_256,
                    Option.some(URI.create("https://rejestracja.example.org/platnosc/powrot")), Duration.ofSeconds(5), Duration.ofSeconds(30));

            new AutopayPaymentGateway(settings, calls).start(REQUEST);

            AUTOPAY.verify(1, postRequestedFor(urlEqualTo(START)).withHeader("BmHeader", equalTo("pay-bm-continue-transaction-url")));
            assertThat(sent(START)).containsExactlyEntriesOf(fields("ServiceID=904217", "OrderID=V7K2M9QX-1", "Amount=180.00",
                    "Description=Wizyta V7K2M9QX 2027-03-15 10:30", "GatewayID=0", "Currency=PLN", "CustomerEmail=anna.nowak@example.org",
                    "Language=PL", "ValidityTime=2027-03-14 12:15:00", "LinkValidityTime=2027-03-14 12:00:00",
                    "ReturnURL=https://rejestracja.example.org/platnosc/powrot",
                    "Hash=538c2104d174c644f9fdd4ae46f81bdc90d1364e702f56fe3f9fefe1c66cf61d"));
        }

        @Test void what_is_not_known_is_left_out_or_taken_from_the_facility_and_a_payment_lives_as_long_as_its_link() {
            answer(START, continued);

            gateway.start(new OrderRequest(ORDER, PRICE, "(!)", Option.none(), LINK_UNTIL, LINK_UNTIL.minusSeconds(60)));

            assertThat(sent(START)).containsExactlyEntriesOf(fields("ServiceID=904217", "OrderID=V7K2M9QX-1", "Amount=180.00",
                    "GatewayID=0", "Currency=PLN", "CustomerEmail=rejestracja@przychodnia.example", "Language=PL",
                    "ValidityTime=2027-03-14 12:00:00", "LinkValidityTime=2027-03-14 12:00:00",
                    "Hash=0a15518174b80898b96a7b7ec76188fd5130d8aae5bce97914dc03b819b4d3a9"));
        }

        @Test void the_payer_is_sent_to_the_address_that_Autopay_gave() {
            answer(START, continued);

            var answer = gateway.start(REQUEST);

            assertThat(answer).isEqualTo(new StartAnswer.Started(REMOTE, "https://testpay.autopay.eu/payment/continue/9QK3X7WD/4HT2PLM6"));
            assertThat(calls.counted).containsExactly("autopay start ok");
        }

        @Test void white_space_in_the_documentations_own_manner_does_no_harm() {
            answer(START, """

                    <?xml version="1.0" encoding="UTF-8"?>
                    <transaction>
                      <status>PENDING</status>
                      <redirecturl>
                        https://testpay.autopay.eu/payment/continue/9QK3X7WD/4HT2PLM6
                      </redirecturl>
                      <orderID>V7K2M9QX-1</orderID><remoteID>9QK3X7WD</remoteID>
                      <hash>
                        48340112232C72E99CFFC035DE35FDA45DEAB4EC10095A44279483282C3FD316
                      </hash>
                    </transaction>
                    """);

            assertThat(gateway.start(REQUEST)).isInstanceOf(StartAnswer.Started.class);
        }

        @Test void another_hash_function_may_be_agreed_on() {
            var sha512 = new AutopayHash(AutopayHash.Function.SHA_512, Agreed.KEY);
            var document = branch("transaction", "status=PENDING", "redirecturl=https://testpay.autopay.eu/x", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD");
            answer(START, signedWith(document, sha512.of(document.signedValues())));
            var settings = Agreed.settings(AUTOPAY.baseUrl(), AutopayHash.Function.SHA_512, Option.none(), Duration.ofSeconds(5), Duration.ofSeconds(30));

            var answer = new AutopayPaymentGateway(settings, calls).start(REQUEST);

            assertThat(answer).isInstanceOf(StartAnswer.Started.class);
            assertThat(sent(START).get("Hash")).hasSize(128);
        }

        @Test void a_refusal_tells_why() {
            answer(START, signedWith(branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD", "confirmation=NOTCONFIRMED",
                    "reason=INVALID_EMAIL"), "bdd1d5b5c77bec7c12bdbec810763626a6e744b17dda622aa5f0dae88dd5c2be"));

            assertThat(gateway.start(REQUEST)).isEqualTo(new StartAnswer.Refused("INVALID_EMAIL"));
            assertThat(calls.counted).containsExactly("autopay start refused");
        }

        @Test void a_refusal_needs_neither_hash_nor_reason() {
            answer(START, AutopayXml.write(branch("transaction", "confirmation=NOTCONFIRMED", "reason=Bad e-mail of Anna")));

            assertThat(gateway.start(REQUEST)).isEqualTo(new StartAnswer.Refused("NOTCONFIRMED"));
        }

        static Stream<Named<String>> unclear() {
            return Stream.of(
                    Named.of("accepted, no address", signedWith(branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD",
                            "confirmation=CONFIRMED", "paymentStatus=PENDING"), "81eaadb7bad7aa7d6aaeb92013735f357c62fe77621d84c14eda804aaaf7cc98")),
                    Named.of("refused with a wrong hash", signedWith(branch("transaction", "orderID=V7K2M9QX-1", "confirmation=NOTCONFIRMED"), "00")),
                    Named.of("another order refused", signed(branch("transaction", "orderID=V7K2M9QX-2", "confirmation=NOTCONFIRMED"))),
                    Named.of("another order", signed(start("PENDING", "https://testpay.autopay.eu/x", "V7K2M9QX-2", REMOTE))),
                    Named.of("another status", signed(start("SUCCESS", "https://testpay.autopay.eu/x", "V7K2M9QX-1", REMOTE))),
                    Named.of("a script for an address", signed(start("PENDING", "javascript:alert(1)", "V7K2M9QX-1", REMOTE))),
                    Named.of("no scheme", signed(start("PENDING", "//testpay.autopay.eu/x", "V7K2M9QX-1", REMOTE))),
                    Named.of("no address", signed(start("PENDING", "", "V7K2M9QX-1", REMOTE))),
                    Named.of("a strange RemoteID", signed(start("PENDING", "https://testpay.autopay.eu/x", "V7K2M9QX-1", "../etc"))),
                    Named.of("two addresses", signed(branch("transaction", "status=PENDING", "redirecturl=https://testpay.autopay.eu/x",
                            "redirecturl=https://testpay.autopay.eu/y", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD"))),
                    Named.of("unsigned", AutopayXml.write(start("PENDING", "https://testpay.autopay.eu/x", "V7K2M9QX-1", REMOTE))),
                    Named.of("signed by somebody else", signedWith(start("PENDING", "https://testpay.autopay.eu/x", "V7K2M9QX-1", REMOTE),
                            "08340112232c72e99cffc035de35fda45deab4ec10095a44279483282c3fd316")),
                    Named.of("an error", AutopayXml.write(branch("error", "statusCode=55", "name=BALANCE_ERROR", "description=..."))));
        }

        @ParameterizedTest @MethodSource
        void unclear(String document) {
            answer(START, document);

            assertThatThrownBy(() -> gateway.start(REQUEST)).isInstanceOf(GatewayUnavailable.class);
            assertThat(calls.counted).containsExactly("autopay start unavailable");
        }

        private static AutopayXml.Element start(String status, String address, String order, String remoteId) {
            return branch("transaction", "status=" + status, "redirecturl=" + address, "orderID=" + order, "remoteID=" + remoteId);
        }
    }

    @Nested @Proves("LNK-08") class Asking {

        private final AutopayXml.Element failed = branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X8AB", "amount=180.00",
                "currency=PLN", "gatewayID=509", "paymentDate=20270314114501", "paymentStatus=FAILURE", "paymentStatusDetails=USER_TIMEOUT");
        private final AutopayXml.Element paid = branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD", "amount=180.00",
                "currency=PLN", "gatewayID=106", "paymentDate=20270314115307", "paymentStatus=SUCCESS", "paymentStatusDetails=AUTHORIZED");

        @Test void the_question_is_signed() {
            answer(STATUS, signed(list("904217")));

            gateway.ask(ORDER);

            AUTOPAY.verify(1, postRequestedFor(urlEqualTo(STATUS)).withHeader("BmHeader", equalTo("pay-bm")));
            assertThat(sent(STATUS)).containsExactlyEntriesOf(fields("ServiceID=904217", "OrderID=V7K2M9QX-1",
                    "Hash=3091a44a13a27d805662e1a81c6aaad05e37b05e9c645d94135273316fd32146"));
        }

        @Test void every_attempt_is_told_in_the_order_of_the_answer() {
            answer(STATUS, signedWith(list("904217", failed, paid), "7fb175b3218fad2259d3298aeb93bb26d72caf32d1ac58e2b01a4f0c7aca6727"));

            var told = gateway.ask(ORDER);

            assertThat(told).containsExactly(
                    new OperatorAttempt(ORDER, "9QK3X8AB", PRICE, "PLN", Attempt.Status.FAILURE, Instant.parse("2027-03-14T10:45:01Z")),
                    new OperatorAttempt(ORDER, "9QK3X7WD", PRICE, "PLN", Attempt.Status.SUCCESS, Instant.parse("2027-03-14T10:53:07Z")));
            assertThat(calls.counted).containsExactly("autopay status ok");
        }

        @Test void another_amount_or_currency_is_told_as_it_is() {
            var euros = branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD", "amount=99999999999999.99", "currency=EUR",
                    "paymentDate=20270314115307", "paymentStatus=SUCCESS");
            answer(STATUS, signed(list("904217", euros)));

            assertThat(gateway.ask(ORDER)).extracting(OperatorAttempt::amount, OperatorAttempt::currency)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Money.ofGrosze(9_999_999_999_999_999L), "EUR"));
        }

        static Stream<Named<String>> nothing() {
            return Stream.of(
                    Named.of("an empty list, signed", signed(list("904217"))),
                    Named.of("an empty list, not signed", AutopayXml.write(list("904217"))),
                    Named.of("no list, not signed", AutopayXml.write(branch("transactionList", "serviceID=904217"))),
                    Named.of("no list, signed", signed(branch("transactionList", "serviceID=904217"))));
        }

        @ParameterizedTest @MethodSource
        void nothing(String document) {
            answer(STATUS, document);

            assertThat(gateway.ask(ORDER)).isEmpty();
        }

        static Stream<Named<String>> unclear() {
            var paid = attempt("V7K2M9QX-1", REMOTE, "180.00", "20270314115307", "SUCCESS");
            return Stream.of(
                    Named.of("attempts without a hash", AutopayXml.write(list("904217", paid))),
                    Named.of("attempts with a wrong hash", signedWith(list("904217", paid), "00")),
                    Named.of("nothing with a wrong hash", signedWith(list("904217"), "00")),
                    Named.of("another service", signed(list("904218", paid))),
                    Named.of("another order", signed(list("904217", attempt("V7K2M9QX-2", REMOTE, "180.00", "20270314115307", "SUCCESS")))),
                    Named.of("a status of other products", signed(list("904217", attempt("V7K2M9QX-1", REMOTE, "180.00", "20270314115307", "ON_HOLD")))),
                    Named.of("an amount with a comma", signed(list("904217", attempt("V7K2M9QX-1", REMOTE, "180,00", "20270314115307", "SUCCESS")))),
                    Named.of("no such day", signed(list("904217", attempt("V7K2M9QX-1", REMOTE, "180.00", "20270230115307", "SUCCESS")))),
                    Named.of("no day", signed(list("904217", attempt("V7K2M9QX-1", REMOTE, "180.00", "", "SUCCESS")))),
                    Named.of("two states of one attempt", signed(list("904217", changed(paid, values -> {
                        values.addAll(leaves("paymentStatus=FAILURE"));
                        return values;
                    })))),
                    Named.of("the limit of attempts", AutopayXml.write(list("904217", branch("transaction",
                            "reason=LIMIT_REQUESTED_TRANSACTIONS_WITH_THE_SAME_ORDER_ID_AND_SERVICE_ID_EXCEEDED")))),
                    Named.of("an error", AutopayXml.write(branch("error", "statusCode=200", "name=OTHER_ERROR", "description=..."))));
        }

        @ParameterizedTest @MethodSource
        void unclear(String document) {
            answer(STATUS, document);

            assertThatThrownBy(() -> gateway.ask(ORDER)).isInstanceOf(GatewayUnavailable.class);
        }

        @Test void the_limit_of_attempts_is_weather() {
            AUTOPAY.stubFor(post(STATUS).willReturn(aResponse().withStatus(403).withBody(signed(list("904217")))));

            assertThatThrownBy(() -> gateway.ask(ORDER)).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("403");
        }
    }

    @Nested class Cancelling {

        private final String whole = signedWith(branch("transaction", "serviceID=904217", "messageID=" + MESSAGE, "confirmation=CONFIRMED",
                "reason=CANCELED_FULLY"), "50e94349063974fb0c8965ceb356e7fe5c450743f8616edae9272c7238fe2116");

        @Test void a_known_attempt_is_cancelled_by_its_own_id() {
            answer(CANCEL, whole);

            var nothingLeft = gateway.cancel(ORDER, Option.some(REMOTE), MESSAGE);

            assertThat(nothingLeft).isTrue();
            AUTOPAY.verify(1, postRequestedFor(urlEqualTo(CANCEL)).withHeader("BmHeader", equalTo("pay-bm")));
            assertThat(sent(CANCEL)).containsExactlyEntriesOf(fields("ServiceID=904217", "MessageID=" + MESSAGE, "RemoteID=9QK3X7WD",
                    "Hash=50a5c386e9b43b62ba632a3985b7576b8dfcfcf955a773454a4d8a4ec8d7d786"));
        }

        @Test void an_order_that_was_not_answered_is_cancelled_by_ours() {
            answer(CANCEL, whole);

            gateway.cancel(ORDER, Option.none(), MESSAGE);

            assertThat(sent(CANCEL)).containsExactlyEntriesOf(fields("ServiceID=904217", "MessageID=" + MESSAGE, "OrderID=V7K2M9QX-1",
                    "Hash=47f99e12a1570639df3659eddc0b36cec55bca1131f5fdd2fe4dc11515ae0b8c"));
        }

        @ParameterizedTest
        @CsvSource({"CONFIRMED,CANCELED_FULLY,true", "CONFIRMED,CANCELED_PARTIALLY,false",
                "NOTCONFIRMED,INCORRECT_PAYMENT_STATUS,true", "NOTCONFIRMED,TRANSACTION_NOT_FOUND,true"})
        void the_answer_says_whether_anything_is_left_to_pay(String confirmation, String reason, boolean nothingLeft) {
            answer(CANCEL, signed(cancelled(MESSAGE, confirmation, reason)));

            assertThat(gateway.cancel(ORDER, Option.some(REMOTE), MESSAGE)).isEqualTo(nothingLeft);
        }

        @Test void a_no_needs_no_hash() {
            answer(CANCEL, AutopayXml.write(branch("transaction", "confirmation=NOTCONFIRMED", "reason=TRANSACTION_NOT_FOUND")));

            assertThat(gateway.cancel(ORDER, Option.some(REMOTE), MESSAGE)).isTrue();
        }

        static Stream<Named<String>> unclear() {
            return Stream.of(
                    Named.of("it failed", signed(cancelled(MESSAGE, "NOTCONFIRMED", "OTHER_ERROR"))),
                    Named.of("a no of another kind", signed(cancelled(MESSAGE, "NOTCONFIRMED", "SOMETHING_ELSE"))),
                    Named.of("a yes of another kind", signed(cancelled(MESSAGE, "CONFIRMED", "SOMETHING_ELSE"))),
                    Named.of("neither", signed(cancelled(MESSAGE, "PERHAPS", "CANCELED_FULLY"))),
                    Named.of("an unsigned yes", AutopayXml.write(cancelled(MESSAGE, "CONFIRMED", "CANCELED_FULLY"))),
                    Named.of("a wrongly signed no", signedWith(cancelled(MESSAGE, "NOTCONFIRMED", "TRANSACTION_NOT_FOUND"), "00")),
                    Named.of("another message", signed(cancelled("0f2b8c1d9e7a4b60a5c4d3e2f1908172", "CONFIRMED", "CANCELED_FULLY"))),
                    Named.of("another document", signed(branch("confirmation", "confirmation=CONFIRMED", "reason=CANCELED_FULLY"))));
        }

        @ParameterizedTest @MethodSource
        void unclear(String document) {
            answer(CANCEL, document);

            assertThatThrownBy(() -> gateway.cancel(ORDER, Option.some(REMOTE), MESSAGE)).isInstanceOf(GatewayUnavailable.class);
        }

        private static AutopayXml.Element cancelled(String message, String confirmation, String reason) {
            return branch("transaction", "serviceID=904217", "messageID=" + message, "confirmation=" + confirmation, "reason=" + reason);
        }
    }

    @Nested class GivingBack {

        private final AutopayXml.Element accepted = branch("transactionRefund", "serviceID=904217", "messageID=" + MESSAGE);

        @Test void the_amount_is_always_sent() {
            answer(REFUND, signedWith(accepted, "a7db596111fcbebb6e0a1b98fb80712fc0f38630e2ee4a49e10f2d53495aacc0"));

            var answer = gateway.refund(MESSAGE, REMOTE, PRICE);

            assertThat(answer).isEqualTo(new RefundAnswer.Accepted());
            AUTOPAY.verify(1, postRequestedFor(urlEqualTo(REFUND)).withHeader("BmHeader", absent()));
            assertThat(sent(REFUND)).containsExactlyEntriesOf(fields("ServiceID=904217", "MessageID=" + MESSAGE, "RemoteID=9QK3X7WD",
                    "Amount=180.00", "Currency=PLN", "Hash=ee752a4bc6ff1ad26a6d8f6646206e227d536df54597dc06f4a0c176ce3f4eb6"));
        }

        @Test void a_part_may_be_given_back() {
            answer(REFUND, signed(accepted));

            gateway.refund(MESSAGE, REMOTE, Money.pln("60.00"));

            assertThat(sent(REFUND)).containsEntry("Hash", "13b474c38654bf86ce5e559d15370ae5d1b33b2839396a6d6502f826a26132d9");
        }

        @Test void the_old_shape_of_the_answer_is_as_good() {
            answer(REFUND, signedWith(branch("transactionRefund", "serviceID=904217", "messageID=" + MESSAGE, "remoteOutID=ZWTR_6063048773"),
                    "84777e5addd649379d13790c6276a4c248da992d7684b202b135ec1fbb01e2c2"));

            assertThat(gateway.refund(MESSAGE, REMOTE, PRICE)).isEqualTo(new RefundAnswer.Accepted());
        }

        @ParameterizedTest
        @CsvSource({"-10,TRANSACTION_NOT_FOUND", "-3,SERVICE_NOT_FOUND", "2,INVALID_FORMAT", "7,INVALID_HASH", "49,VALIDATION_FAILED",
                "54,TRANSACTION_NOT_IN_REFUNDABLE_STATUS", "107,BALANCE_DISABLED", "108,PARTNER_DISABLED", "156,TRANSACTION_TOO_OLD_TO_REFUND",
                "158,SCA_FAILED", "201,INCORRECT_AMOUNT_OF_PRODUCT_DETAILS", "202,PRODUCT_ALREADY_REFUNDED", "209,PARTIAL_TRANSACTION_REFUNDS_FORBIDDEN"})
        void a_final_error_is_a_refusal(String code, String name) {
            answer(REFUND, error(code, name));

            assertThat(gateway.refund(MESSAGE, REMOTE, PRICE)).isEqualTo(new RefundAnswer.Refused(name));
            assertThat(calls.counted).containsExactly("autopay refund refused");
        }

        @Test void a_final_error_may_come_with_a_status_of_its_own_and_without_a_name() {
            AUTOPAY.stubFor(post(REFUND).willReturn(aResponse().withStatus(400).withBody(error("156", "Za stara: Anna Nowak"))));

            assertThat(gateway.refund(MESSAGE, REMOTE, PRICE)).isEqualTo(new RefundAnswer.Refused("code 156"));
        }

        @ParameterizedTest
        @CsvSource({"3,BALANCE_GET_ERROR", "55,BALANCE_ERROR", "57,ON_DEMAND_ERROR", "157,TEMPORARY_DISABLED", "200,OTHER_ERROR"})
        void an_error_that_passes_is_weather(String code, String name) {
            answer(REFUND, error(code, name));

            assertThatThrownBy(() -> gateway.refund(MESSAGE, REMOTE, PRICE)).isInstanceOf(GatewayUnavailable.class).hasMessageContaining(name);
            assertThat(calls.counted).containsExactly("autopay refund unavailable");
        }

        @Test void a_message_that_Autopay_has_already_is_not_ordered_under_another_number() {
            answer(REFUND, error("76", "MESSAGE_ID_NOT_UNIQUE"));

            assertThat(gateway.refund(MESSAGE, REMOTE, PRICE)).isEqualTo(new RefundAnswer.Accepted());
        }

        static Stream<Named<String>> unclear() {
            return Stream.of(
                    Named.of("unsigned", AutopayXml.write(branch("transactionRefund", "serviceID=904217", "messageID=" + MESSAGE))),
                    Named.of("wrongly signed", signedWith(branch("transactionRefund", "serviceID=904217", "messageID=" + MESSAGE), "00")),
                    Named.of("another message", signed(branch("transactionRefund", "serviceID=904217", "messageID=0f2b8c1d9e7a4b60a5c4d3e2f1908172"))),
                    Named.of("another service", signed(branch("transactionRefund", "serviceID=904218", "messageID=" + MESSAGE))),
                    Named.of("an error without a number", error("", "OTHER")),
                    Named.of("an error with a word for a number", error("ERROR", "OTHER")),
                    Named.of("another document", signed(branch("transaction", "serviceID=904217", "messageID=" + MESSAGE))));
        }

        @ParameterizedTest @MethodSource
        void unclear(String document) {
            answer(REFUND, document);

            assertThatThrownBy(() -> gateway.refund(MESSAGE, REMOTE, PRICE)).isInstanceOf(GatewayUnavailable.class);
        }

        private static String error(String code, String name) {
            return AutopayXml.write(branch("error", "statusCode=" + code, "name=" + name, "description=An error"));
        }
    }

    @Nested class FollowingARefund {

        @Test void the_question_is_signed() {
            json("""
                    {"serviceId":"904217","messageId":"%s","status":"PROCESSING",
                     "hash":"a95d7b4e154b95ab4477f757e017169219758c0c1b3d3703780089fa8bf629b6"}""".formatted(MESSAGE));

            var progress = gateway.askRefund(MESSAGE);

            assertThat(progress).isEqualTo(new RefundProgress.Pending());
            AUTOPAY.verify(1, postRequestedFor(urlEqualTo(OUT_DETAILS)).withHeader("Content-Type", equalTo("application/json"))
                    .withRequestBody(equalToJson("""
                            {"serviceId":"904217","messageId":"3f2b8c1d9e7a4b60a5c4d3e2f1908172","method":"TRANSACTION_REFUND",
                             "hash":"5ee35c4be12ffaee8ebbd347434b8e8bed6ffacab66afb965c4d3ce520aac394"}""")));
        }

        @Test void the_money_has_left() {
            json("""
                    {"serviceId":904217,"messageId":"%s","status":"DONE","remoteOutId":"ZWTR_6063048773",
                     "hash":"f9d2a63f622fcdb85a79b6625fac6470a1cbe8b83d972c816e226e11b6b86998"}""".formatted(MESSAGE));

            assertThat(gateway.askRefund(MESSAGE)).isEqualTo(new RefundProgress.Done());
        }

        @ParameterizedTest
        @ValueSource(strings = {"NEW", "WAITING_FOR_TRANSFER_DATA", "COMMISSIONS_CALCULATED", "FAILED_ATTEMPT_OF_BALANCE_CHANGE", "PROCESSING"})
        void a_refund_under_way_is_pending(String status) {
            json(signedStatus(status));

            assertThat(gateway.askRefund(MESSAGE)).isEqualTo(new RefundProgress.Pending());
            assertThat(calls.counted).containsExactly("autopay refund-status ok");
        }

        @ParameterizedTest
        @ValueSource(strings = {"CANCELED_NO_FUNDS_ON_BALANCE", "CANCELED_AMOUNT_EXCEEDS_TRANSACTION", "CANCELED_MANUALLY_BY_SERVICES"})
        void a_refund_that_was_cancelled_has_failed(String status) {
            json(signedStatus(status));

            assertThat(gateway.askRefund(MESSAGE)).isEqualTo(new RefundProgress.Failed(status));
            assertThat(calls.counted).containsExactly("autopay refund-status refused");
        }

        @ParameterizedTest @ValueSource(ints = {200, 400, 404})
        void an_error_that_speaks_of_the_refund_is_its_failure(int status) {
            AUTOPAY.stubFor(post(OUT_DETAILS).willReturn(aResponse().withStatus(status)
                    .withBody("{\"errorStatus\":\"TRANSACTION_NOT_FOUND\",\"errorStatusCode\":-10,\"errorMessages\":[\"none\"]}")));

            assertThat(gateway.askRefund(MESSAGE)).isEqualTo(new RefundProgress.Failed("TRANSACTION_NOT_FOUND"));
        }

        static Stream<Named<String>> unclear() {
            return Stream.of(
                    Named.of("an error that passes", "{\"errorStatus\":\"TEMPORARY_DISABLED\",\"errorStatusCode\":157}"),
                    Named.of("an error of our question", "{\"errorStatus\":\"INVALID_HASH\",\"errorStatusCode\":7}"),
                    Named.of("an error without a number", "{\"errorStatus\":\"ERROR\"}"),
                    Named.of("an unknown status", signedStatus("ON_ITS_WAY")),
                    Named.of("unsigned", "{\"serviceId\":\"904217\",\"messageId\":\"" + MESSAGE + "\",\"status\":\"DONE\"}"),
                    Named.of("another status signed", signedStatus("PROCESSING").replace("PROCESSING", "DONE")),
                    Named.of("another message", "{\"serviceId\":\"904217\",\"messageId\":\"x\",\"status\":\"DONE\",\"hash\":\""
                            + Agreed.HASH.of(List.of("904217", "x", "DONE")) + "\"}"),
                    Named.of("another service", "{\"serviceId\":\"1\",\"messageId\":\"" + MESSAGE + "\",\"status\":\"DONE\",\"hash\":\""
                            + Agreed.HASH.of(List.of("1", MESSAGE, "DONE")) + "\"}"),
                    Named.of("a list", "[]"), Named.of("cut off", "{\"serviceId\":"), Named.of("empty", "{}"));
        }

        @ParameterizedTest @MethodSource
        void unclear(String answer) {
            json(answer);

            assertThatThrownBy(() -> gateway.askRefund(MESSAGE)).isInstanceOf(GatewayUnavailable.class);
            assertThat(calls.counted).containsExactly("autopay refund-status unavailable");
        }

        @Test void an_answer_without_end_is_not_read_to_its_end() {
            json(signedStatus("DONE") + " ".repeat(900 * 1024));
            assertThat(gateway.askRefund(MESSAGE)).isEqualTo(new RefundProgress.Done());

            json(signedStatus("DONE") + " ".repeat(1024 * 1024));
            assertThatThrownBy(() -> gateway.askRefund(MESSAGE)).isInstanceOf(GatewayUnavailable.class).hasRootCauseMessage("the answer is too long");
        }

        private static String signedStatus(String status) {
            return "{\"serviceId\":\"904217\",\"messageId\":\"" + MESSAGE + "\",\"status\":\"" + status + "\",\"hash\":\""
                    + Agreed.HASH.of(List.of("904217", MESSAGE, status)) + "\"}";
        }

        private void json(String answer) {
            AUTOPAY.stubFor(post(OUT_DETAILS).willReturn(okJson(answer)));
        }
    }

    static Stream<Arguments> weather() {
        var answers = List.<Named<ResponseDefinitionBuilder>>of(
                Named.of("500", aResponse().withStatus(500)),
                Named.of("503 with a final error", aResponse().withStatus(503)
                        .withBody("<error><statusCode>156</statusCode><name>TRANSACTION_TOO_OLD_TO_REFUND</name></error>")),
                Named.of("404 in HTML", aResponse().withStatus(404).withBody("<html><body>Not found</body></html>")),
                Named.of("200 in HTML", okXml("<!DOCTYPE html><html><body><p>Przerwa techniczna</body></html>")),
                Named.of("200 in well-formed HTML", okXml("<html><body><p>ERROR</p></body></html>")),
                Named.of("200 and ERROR", okXml("ERROR: service unavailable")),
                Named.of("200 and nothing", okXml("")),
                Named.of("200 and too much", aResponse().withBody(" ".repeat(2 * 1024 * 1024))),
                Named.of("302 to a good answer", aResponse().withStatus(302).withHeader("Location", "/elsewhere")),
                Named.of("a connection cut off", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Named.of("a connection closed without a word", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Named.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        var questions = List.<Named<Function<PaymentGateway, Object>>>of(
                Named.of("start", gateway -> gateway.start(REQUEST)),
                Named.of("ask", gateway -> gateway.ask(ORDER)),
                Named.of("cancel", gateway -> gateway.cancel(ORDER, Option.some(REMOTE), MESSAGE)),
                Named.of("refund", gateway -> gateway.refund(MESSAGE, REMOTE, PRICE)),
                Named.of("askRefund", gateway -> gateway.askRefund(MESSAGE)));
        return questions.stream().flatMap(question -> answers.stream().map(answer -> Arguments.of(question, answer)));
    }

    @ParameterizedTest @MethodSource("weather")
    void what_is_no_answer_is_weather_and_asked_once(Function<PaymentGateway, Object> question, ResponseDefinitionBuilder answer) {
        AUTOPAY.stubFor(any(anyUrl()).willReturn(answer));

        assertThatThrownBy(() -> question.apply(gateway)).isInstanceOf(GatewayUnavailable.class)
                .satisfies(weather -> assertThat(weather.toString()).doesNotContain("anna.nowak", Agreed.KEY));
        assertThat(AUTOPAY.getAllServeEvents()).hasSize(1);
        assertThat(calls.counted).singleElement().asString().endsWith(" unavailable");
    }

    static Stream<Named<ResponseDefinitionBuilder>> slow() {
        return Stream.of(
                Named.of("no answer in time", okXml("").withFixedDelay(5_000)),
                Named.of("an answer that never ends", okXml(" ".repeat(100)).withChunkedDribbleDelay(50, 5_000)));
    }

    @ParameterizedTest @MethodSource("slow")
    void nobody_waits_longer_than_agreed(ResponseDefinitionBuilder answer) {
        AUTOPAY.stubFor(any(anyUrl()).willReturn(answer));
        var hasty = Agreed.settings(AUTOPAY.baseUrl(), AutopayHash.Function.SHA_256, Option.none(), Duration.ofMillis(100), Duration.ofMillis(200));
        var begun = System.nanoTime();

        assertThatThrownBy(() -> new AutopayPaymentGateway(hasty, calls).ask(ORDER)).isInstanceOf(GatewayUnavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test void where_nobody_listens_is_weather() {
        var nowhere = new AutopayPaymentGateway(Agreed.settings("http://127.0.0.1:1"), calls);

        assertThatThrownBy(() -> nowhere.start(REQUEST)).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest @CsvSource({"https://pay.autopay.eu, https://pay.autopay.eu/payment/continue/1/2", "https://pay.autopay.eu, HTTPS://PAY.AUTOPAY.EU/x",
            "https://pay.autopay.eu, https://cards.autopay.eu/x", "https://pay.autopay.eu, https://autopay.eu/x", "https://autopay.eu, https://pay.autopay.eu/x",
            "https://pay.autopay.com.pl, https://cards.autopay.com.pl/x", "https://192.0.2.4, https://192.0.2.4/x",
            "http://127.0.0.1:9001, http://127.0.0.1:9001/x", "http://localhost:9001, https://pay.autopay.eu/x"})
    void a_payer_is_led_to_the_operators_own_pages(URI operator, URI address) {
        assertThat(Agreed.settings(operator.toString()).mayLeadTo(address)).isTrue();
    }

    @ParameterizedTest @CsvSource({"https://pay.autopay.eu, http://pay.autopay.eu/x", "http://pay.autopay.eu, http://pay.autopay.eu/x",
            "https://pay.autopay.eu, https://pay.autopay.eu.evil.example/x", "https://pay.autopay.eu, https://evilautopay.eu/x",
            "https://pay.autopay.eu, https://evil.eu/x", "https://pay.autopay.eu, https://pay.autopay.eu@evil.example/x",
            "https://pay.autopay.eu, https://evil.example@pay.autopay.eu/x", "https://pay.autopay.eu, //pay.autopay.eu/x",
            "https://pay.autopay.eu, https:/pay.autopay.eu/x", "https://pay.autopay.eu, javascript:alert(1)", "https://pay.autopay.eu, http://127.0.0.1/x",
            "https://autopay.com.pl, https://evil.com.pl/x", "https://10.0.2.4, https://192.0.2.4/x", "https://127.0.0.1, http://127.0.0.1/x",
            "http://127.0.0.1:9001, ftp://127.0.0.1/x", "http://127.0.0.1:9001, //127.0.0.1/x"})
    void a_payer_is_led_nowhere_else(URI operator, URI address) {
        assertThat(Agreed.settings(operator.toString()).mayLeadTo(address)).isFalse();
    }

    @Test void the_key_is_in_no_text_about_the_settings() {
        assertThat(Agreed.settings("https://pay.autopay.eu").toString()).doesNotContain(Agreed.KEY).contains("904217");
    }

    @Test void what_Autopay_gave_is_checked_at_the_start() {
        var good = Agreed.settings("https://pay.autopay.eu");

        assertThatThrownBy(() -> Agreed.settings("pay.autopay.eu")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AutopaySettings.of(good.baseUrl(), "12345678901", "key", good.fallbackEmail())).hasMessageContaining("ServiceID");
        assertThatThrownBy(() -> AutopaySettings.of(good.baseUrl(), "1", " ", good.fallbackEmail())).hasMessageContaining("key");
        assertThat(AutopaySettings.of(good.baseUrl(), "904217", Agreed.KEY, good.fallbackEmail())).isEqualTo(good);
    }

    private static void answer(String path, String document) {
        AUTOPAY.stubFor(post(path).willReturn(okXml(document)));
    }

    /** The one form that was posted there, its fields in their order. */
    private static Map<String, String> sent(String path) {
        var bodies = AUTOPAY.findAll(postRequestedFor(urlEqualTo(path)));
        assertThat(bodies).hasSize(1);
        var fields = new ArrayList<String>();
        for (var field : bodies.get(0).getBodyAsString().split("&")) {
            fields.add(URLDecoder.decode(field, StandardCharsets.UTF_8));
        }
        return fields(fields.toArray(String[]::new));
    }

    private static Map<String, String> fields(String... fields) {
        var map = new LinkedHashMap<String, String>();
        Stream.of(fields).map(field -> field.split("=", 2)).forEach(field -> map.put(field[0], field[1]));
        return map;
    }
}
