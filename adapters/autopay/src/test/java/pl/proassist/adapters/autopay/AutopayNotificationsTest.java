package pl.proassist.adapters.autopay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static pl.proassist.adapters.autopay.Documents.attempt;
import static pl.proassist.adapters.autopay.Documents.branch;
import static pl.proassist.adapters.autopay.Documents.changed;
import static pl.proassist.adapters.autopay.Documents.leaves;
import static pl.proassist.adapters.autopay.Documents.list;
import static pl.proassist.adapters.autopay.Documents.signed;
import static pl.proassist.adapters.autopay.Documents.signedWith;

import io.vavr.control.Option;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.adapters.autopay.AutopayXml.Element;
import pl.proassist.application.port.OperatorNotices.Notice;
import pl.proassist.application.prepayment.KeepForgedNotice;
import pl.proassist.application.prepayment.RecordPayment;
import pl.proassist.application.prepayment.ReturnFromOperator;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.shared.Money;

/** Autopay's door: what is stored of a notification, and what is answered. */
@Proves("LNK-08")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AutopayNotificationsTest {

    private static final Instant NOW = Instant.parse("2027-03-14T10:54:00Z");
    /** The published example, as the form field carries it (autopay.md 15.2). */
    private static final String SUCCESS = "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz48dHJhbnNhY3Rpb25MaXN0PjxzZXJ2aWNlSUQ+OTA0MjE3PC9"
            + "zZXJ2aWNlSUQ+PHRyYW5zYWN0aW9ucz48dHJhbnNhY3Rpb24+PG9yZGVySUQ+VjdLMk05UVgtMTwvb3JkZXJJRD48cmVtb3RlSUQ+OVFLM1g3V0Q8L3JlbW90ZUlEPjx"
            + "hbW91bnQ+MTgwLjAwPC9hbW91bnQ+PGN1cnJlbmN5PlBMTjwvY3VycmVuY3k+PGdhdGV3YXlJRD4xMDY8L2dhdGV3YXlJRD48cGF5bWVudERhdGU+MjAyNzAzMTQxMTU"
            + "zMDc8L3BheW1lbnREYXRlPjxwYXltZW50U3RhdHVzPlNVQ0NFU1M8L3BheW1lbnRTdGF0dXM+PHBheW1lbnRTdGF0dXNEZXRhaWxzPkFVVEhPUklaRUQ8L3BheW1lbnR"
            + "TdGF0dXNEZXRhaWxzPjwvdHJhbnNhY3Rpb24+PC90cmFuc2FjdGlvbnM+PGhhc2g+MTVjZDdhNzM0NzQ3MmY5Nzc5M2VlOTNmYzVjYWQ3NGY5MGM5NzAwMThlMzIxMmR"
            + "jNGQ3ODIyMzIwZDE5NWNiYzwvaGFzaD48L3RyYW5zYWN0aW9uTGlzdD4=";

    private final OneLink stored = new OneLink();
    private final ReturnFromOperator returnFromOperator = mock(ReturnFromOperator.class);
    private final AutopayNotifications notifications = at(NOW);

    private AutopayNotifications at(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new AutopayNotifications(Agreed.settings("https://testpay.autopay.eu"), new RecordPayment(stored, stored, stored, clock),
                new KeepForgedNotice(stored, stored), returnFromOperator, clock);
    }

    @Nested class Good {

        @Test void a_payment_is_stored_and_confirmed_under_our_signature() {
            var answer = posted(SUCCESS);

            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getMediaType().toString()).isEqualTo("application/xml;charset=UTF-8");
            assertThat(answer.getEntity()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><confirmationList><serviceID>904217</serviceID>"
                    + "<transactionsConfirmations><transactionConfirmed><orderID>V7K2M9QX-1</orderID><confirmation>CONFIRMED</confirmation>"
                    + "</transactionConfirmed></transactionsConfirmations>"
                    + "<hash>1437cca05a3c0224f19f0ecf1e250ed991bf9c269e7c4c7abf35110dfe3ddb2b</hash></confirmationList>");
            assertThat(stored.isPaid()).isTrue();
            assertThat(stored.payments()).extracting(Payment::paidAt).containsExactly(Instant.parse("2027-03-14T10:53:07Z"));
            assertThat(stored.notices).containsExactly(new Notice("904217", "V7K2M9QX-1", "9QK3X7WD", "180.00", "PLN", "SUCCESS", "AUTHORIZED",
                    "20270314115307", AutopayHash.hex(AutopayHash.Function.SHA_256, Base64.getDecoder().decode(SUCCESS)), "recorded", NOW));
        }

        @Test void a_repeated_notification_is_confirmed_and_changes_nothing() {
            posted(SUCCESS);
            var before = stored.payments();

            var answers = Stream.generate(() -> posted(SUCCESS)).limit(4).toList();

            assertThat(answers).allSatisfy(AutopayNotificationsTest::isConfirmed);
            assertThat(stored.payments()).isEqualTo(before);
            assertThat(stored.notices).extracting(Notice::outcome).containsExactly("recorded", "repeated", "repeated", "repeated", "repeated");
            assertThat(stored.notices).extracting(Notice::digest).containsOnly(stored.notices.get(0).digest());
        }

        @Test void a_late_pending_and_the_failure_of_another_attempt_are_confirmed_and_undo_nothing() {
            posted(SUCCESS);

            var pending = told(list("904217", attempt("V7K2M9QX-1", "9QK3X7WD", "180.00", "20270314115012", "PENDING")));
            var failure = told(list("904217", attempt("V7K2M9QX-1", "9QK3X8AB", "180.00", "20270314121501", "FAILURE")));

            isConfirmed(pending);
            isConfirmed(failure);
            assertThat(stored.isPaid()).isTrue();
        }

        @Test void a_payment_under_way_is_stored_as_pending_since_then() {
            var answer = posted(base64(signedWith(list("904217", branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD", "amount=180.00",
                    "currency=PLN", "paymentDate=20270314115012", "paymentStatus=PENDING")), "b09cb7e5ca0eca94950a09a66afb3a7dede885026148a443ef2ae93f857b2cb2")));

            isConfirmed(answer);
            assertThat(stored.order().attempts()).containsExactly(
                    new Attempt("9QK3X7WD", Attempt.Status.PENDING, Option.some(Instant.parse("2027-03-14T10:50:12Z"))));
        }

        @Test void who_paid_is_never_kept() {
            var customer = branch("customerData", "fName=Anna", "lName=Nowak", "streetName=Prosta", "streetHouseNo=12", "streetPremiseNo=4",
                    "postalCode=00-850", "city=Warszawa", "nrb=88154010982001554242710005", "senderData=Anna Nowak Prosta 12/4 00-850 Warszawa");
            var transaction = changed(success(), values -> {
                values.addAll(leaves("addressIP=203.0.113.7", "title=BPID:9QK3X7WD"));
                values.add(customer);
                return values;
            });

            var answer = posted(base64(signedWith(list("904217", transaction), "721399957a67d3eaa074965f4c6151edad2d2bf308f67274d692f708d3dc4998")));

            isConfirmed(answer);
            assertThat(stored.isPaid()).isTrue();
            assertThat(stored.notices.toString()).contains("9QK3X7WD").doesNotContain("Anna", "Nowak", "Prosta", "00-850", "88154010982001554242710005", "203.0.113.7");
        }

        @Test void the_same_news_with_the_payers_data_is_repeated_news() {
            posted(SUCCESS);

            var answer = told(list("904217", changed(success(), values -> {
                values.add(branch("customerData", "fName=Anna"));
                return values;
            })));

            isConfirmed(answer);
            assertThat(stored.payments()).hasSize(1);
            assertThat(stored.notices).extracting(Notice::outcome).containsExactly("recorded", "repeated");
        }

        @Test void parameters_of_a_product_are_signed_by_their_values() {
            var parameters = "<product><subAmount>180.00</subAmount><params><param name=\"productID\" value=\"77\"/></params></product>";
            var values = new ArrayList<>(list("904217", success()).signedValues());
            values.addAll(List.of("180.00", "77"));
            var document = signedWith(list("904217", success()), Agreed.HASH.of(values)).replace("</transaction>", parameters + "</transaction>");

            isConfirmed(posted(base64(document)));
            assertThat(stored.isPaid()).isTrue();
        }

        @Test void a_long_or_unknown_detail_is_no_reason_to_refuse_money() {
            var answer = told(list("904217", changed(success(), values -> {
                values.set(7, Element.leaf("paymentStatusDetails", "NEW_WORD_" + "X".repeat(200)));
                return values;
            })));

            isConfirmed(answer);
            assertThat(stored.notices).extracting(Notice::details).containsExactly("");
        }

        @Test void a_hash_in_capitals_is_as_good() {
            var document = list("904217", success());

            isConfirmed(posted(base64(signedWith(document, Agreed.HASH.of(document.signedValues()).toUpperCase(Locale.ROOT)))));
        }
    }

    @Nested @Proves("A33") class TheTimeOfPayment {

        @Test void is_the_operators() {
            at(NOW.plusSeconds(86_400)).told(form(SUCCESS));

            assertThat(stored.payments()).extracting(Payment::paidAt).containsExactly(Instant.parse("2027-03-14T10:53:07Z"));
        }

        @Test void is_our_receipt_when_the_operator_says_none() {
            var answer = told(list("904217", changed(success(), values -> {
                values.removeIf(value -> value.name().equals("paymentDate"));
                return values;
            })));

            isConfirmed(answer);
            assertThat(stored.payments()).extracting(Payment::paidAt).containsExactly(NOW);
        }

        @Test void is_never_later_than_our_receipt() {
            told(list("904217", attempt("V7K2M9QX-1", "9QK3X7WD", "180.00", "20270314125307", "SUCCESS")));

            assertThat(stored.payments()).extracting(Payment::paidAt).containsExactly(NOW);
        }

        @Test void is_the_first_of_the_hour_that_comes_twice_in_autumn() {
            at(Instant.parse("2027-10-31T08:00:00Z")).told(form(base64(signed(
                    list("904217", attempt("V7K2M9QX-1", "9QK3X7WD", "180.00", "20271031023000", "SUCCESS"))))));

            assertThat(stored.payments()).extracting(Payment::paidAt).containsExactly(Instant.parse("2027-10-31T00:30:00Z"));
        }
    }

    @Nested class AuthenticButWrong {

        @ParameterizedTest @CsvSource({"18.00,PLN,1800", "180.01,PLN,18001", "180.00,EUR,18000", "99999999999999.99,PLN,9999999999999999"})
        void another_amount_or_currency_is_stored_and_not_confirmed(String amount, String currency, long grosze) {
            var answer = told(list("904217", changed(success(), values -> {
                values.set(2, Element.leaf("amount", amount));
                values.set(3, Element.leaf("currency", currency));
                return values;
            })));

            isNotConfirmed(answer);
            assertThat(stored.isPaid()).isFalse();
            assertThat(stored.payments()).singleElement().satisfies(payment -> {
                assertThat(payment.fate()).isEqualTo(Payment.Fate.UNMATCHED);
                assertThat(payment.amount()).isEqualTo(Money.ofGrosze(grosze));
                assertThat(payment.currency()).isEqualTo(currency);
            });
            assertThat(stored.notices).extracting(Notice::outcome).containsExactly("unmatched");
        }

        @Test void an_order_that_nobody_placed_is_not_confirmed() {
            var answer = told(list("904217", attempt("V7K2M9QX-9", "9QK3X7WD", "180.00", "20270314115307", "SUCCESS")));

            assertThat(answer.getEntity().toString()).contains("<orderID>V7K2M9QX-9</orderID><confirmation>NOTCONFIRMED</confirmation>");
            assertThat(stored.payments()).isEmpty();
            assertThat(stored.notices).extracting(Notice::outcome).containsExactly("unknown_order");
        }

        static Stream<Named<Element>> malformed() {
            return Stream.of(
                    Named.of("a status of other products", with(6, "paymentStatus=ON_HOLD")),
                    Named.of("another status of other products", with(6, "paymentStatus=CONFIRMED")),
                    Named.of("a status in small letters", with(6, "paymentStatus=success")),
                    Named.of("no status", list("904217", changed(success(), values -> values.subList(0, 6)))),
                    Named.of("a strange RemoteID", with(1, "remoteID=9QK3 X7WD")),
                    Named.of("a long RemoteID", with(1, "remoteID=123456789012345678901")),
                    Named.of("no RemoteID", with(1, "remoteID=")),
                    Named.of("an amount without decimals", with(2, "amount=180")),
                    Named.of("an amount with a comma", with(2, "amount=180,00")),
                    Named.of("a negative amount", with(2, "amount=-180.00")),
                    Named.of("an amount of 15 digits", with(2, "amount=100000000000000.00")),
                    Named.of("a currency in words", with(3, "currency=zloty")),
                    Named.of("a channel in words", with(4, "gatewayID=BLIK")),
                    Named.of("no such day", with(5, "paymentDate=20270230115307")),
                    Named.of("a date with dashes", with(5, "paymentDate=2027-03-14")),
                    Named.of("a status said twice", list("904217", changed(success(), values -> {
                        values.addAll(leaves("paymentStatus=SUCCESS"));
                        return values;
                    }))),
                    Named.of("an order said twice", list("904217", changed(success(), values -> {
                        values.add(1, Element.leaf("orderID", "V7K2M9QX-2"));
                        return values;
                    }))),
                    Named.of("values out of their order", list("904217", changed(success(), values -> {
                        Collections.swap(values, 2, 3);
                        return values;
                    }))),
                    Named.of("a value with parts", list("904217", changed(success(), values -> {
                        values.set(4, branch("gatewayID", "a=1", "b=2"));
                        return values;
                    }))),
                    Named.of("the service after the transactions", new Element("transactionList", "",
                            List.of(list("904217", success()).children().get(1), Element.leaf("serviceID", "904217")))),
                    Named.of("something beside the transactions", new Element("transactionList", "", List.of(Element.leaf("serviceID", "904217"),
                            list("904217", success()).children().get(1), Element.leaf("more", "1")))));
        }

        @ParameterizedTest @MethodSource
        void malformed(Element document) {
            var answer = told(document);

            isNotConfirmed(answer);
            assertThat(stored.payments()).isEmpty();
            assertThat(stored.order().attempts()).isEmpty();
            assertThat(stored.notices).extracting(Notice::outcome).containsExactly("refused");
        }

        @ParameterizedTest @ValueSource(strings = {"V7K2M9QX 1", "V7K2M9QX-1<x>", "ą", "", "V7K2M9QX-1-and-a-very-long-tail-of-it"})
        void an_order_that_cannot_be_repeated_is_kept_and_answered_as_unreadable(String order) {
            var answer = told(list("904217", changed(success(), values -> {
                values.set(0, Element.leaf("orderID", order));
                return values;
            })));

            isUnreadable(answer);
            assertThat(stored.notices).extracting(Notice::orderId, Notice::outcome).containsExactly(org.assertj.core.groups.Tuple.tuple("", "refused"));
        }

        private static Element with(int field, String leaf) {
            return list("904217", changed(success(), values -> {
                values.set(field, leaves(leaf).get(0));
                return values;
            }));
        }
    }

    @Nested class FromNobodyWeKnow {

        static Stream<Named<String>> forged() {
            return Stream.of(
                    Named.of("another key", signedWith(list("904217", success()),
                            new AutopayHash(AutopayHash.Function.SHA_256, "guessed").of(list("904217", success()).signedValues()))),
                    Named.of("an amount changed after signing", signed(list("904217", success())).replace("180.00", "1.00")),
                    Named.of("another function", signedWith(list("904217", success()),
                            new AutopayHash(AutopayHash.Function.SHA_512, Agreed.KEY).of(list("904217", success()).signedValues()))),
                    Named.of("an empty hash", signedWith(list("904217", success()), "")),
                    Named.of("no hash", AutopayXml.write(list("904217", success()))),
                    Named.of("a hash twice", signed(list("904217", success())).replace("</transactionList>", "<hash>0</hash></transactionList>")),
                    Named.of("empty fields signed with separators of their own", signedWith(list("904217", branch("transaction",
                            "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD", "amount=180.00", "currency=PLN", "paymentDate=20270314115012",
                            "paymentStatus=PENDING")), "92af4074a27c588b8fb6aee6d86a1c52a5954c8d73a3dd88b73232aebc46b0e8")));
        }

        @ParameterizedTest @MethodSource
        void forged(String document) {
            var answer = posted(base64(document));

            isNotConfirmed(answer);
            assertThat(answer.getEntity().toString()).contains("<hash>ca8d7ad273b1ec98e0a019db54966df1638d5e4ceadb5c1ea45650c4cede230b</hash>");
            assertThat(stored.payments()).isEmpty();
            assertThat(stored.order().attempts()).isEmpty();
            assertThat(stored.notices).extracting(Notice::outcome).containsExactly("refused");
        }

        @Test void of_a_strangers_words_only_those_of_the_right_form_are_kept() {
            var document = signedWith(list("904217", branch("transaction", "orderID=V7K2M9QX-1", "remoteID=<script>", "amount=lots",
                    "currency=PLN", "paymentDate=" + "9".repeat(10_000), "paymentStatus=Anna Nowak", "paymentStatusDetails=" + "x".repeat(10_000))), "00");

            posted(base64(document));

            assertThat(stored.notices).containsExactly(new Notice("904217", "V7K2M9QX-1", "", "", "PLN", "", "", "",
                    AutopayHash.hex(AutopayHash.Function.SHA_256, document.getBytes(UTF_8)), "refused", NOW));
        }

        @ParameterizedTest @ValueSource(strings = {"904218", "", "1 or 1", "0904217"})
        void another_service_has_no_key_to_answer_with(String service) {
            var answer = told(list(service, success()));

            isUnreadable(answer);
            assertThat(stored.notices).isEmpty();
        }

        static Stream<Named<String>> unreadable() {
            var two = list("904217", success(), attempt("V7K2M9QX-1", "9QK3X8AB", "180.00", "20270314115307", "SUCCESS"));
            var success = signed(list("904217", success()));
            return Stream.of(
                    Named.of("two transactions", signed(two)),
                    Named.of("no transaction", signed(list("904217"))),
                    Named.of("two lists", success.replace("<transactions>", "<transactions></transactions><transactions>")),
                    Named.of("two services", success.replace("<serviceID>", "<serviceID>904217</serviceID><serviceID>")),
                    Named.of("another root", success.replace("transactionList", "confirmationList")),
                    Named.of("an external entity", success.replace("?>", "?><!DOCTYPE transactionList [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
                            .replace("V7K2M9QX-1", "&x;")),
                    Named.of("a document type alone", success.replace("?>", "?><!DOCTYPE transactionList>")),
                    Named.of("billion laughs", AutopayXmlTest.billionLaughs()),
                    Named.of("cut off", success.substring(0, success.length() - 20)),
                    Named.of("too deep", success.replace("180.00", "<a>".repeat(20) + "180.00" + "</a>".repeat(20))),
                    Named.of("too long", success.replace("180.00", "180.00" + " ".repeat(64 * 1024))),
                    Named.of("no XML", "orderID=V7K2M9QX-1"), Named.of("nothing", ""));
        }

        @ParameterizedTest @MethodSource
        void unreadable(String document) {
            isUnreadable(posted(base64(document)));
            assertThat(stored.notices).isEmpty();
            assertThat(stored.payments()).isEmpty();
        }
    }

    @Nested class TheForm {

        @Test void a_plus_that_nobody_encoded_does_no_harm() {
            assertThat(SUCCESS).contains("+");

            isConfirmed(notifications.told(new ByteArrayInputStream(("transactions=" + SUCCESS).getBytes(UTF_8))));
            assertThat(stored.isPaid()).isTrue();
        }

        @Test void lines_may_be_broken_as_in_a_letter() {
            isConfirmed(posted(Base64.getMimeEncoder().encodeToString(Base64.getDecoder().decode(SUCCESS))));
        }

        @Test void other_fields_are_nobodys_business() {
            isConfirmed(notifications.told(new ByteArrayInputStream(("a=1&transactions=" + URLEncoder.encode(SUCCESS, UTF_8) + "&b").getBytes(UTF_8))));
        }

        static Stream<Named<String>> unreadable() {
            return Stream.of(
                    Named.of("nothing", ""), Named.of("another field", "transaction=" + SUCCESS), Named.of("JSON", "{\"transactions\":\"x\"}"),
                    Named.of("the field twice", "transactions=" + SUCCESS + "&transactions=" + SUCCESS), Named.of("an empty field", "transactions="),
                    Named.of("garbage", "transactions=***!!!***"), Named.of("half a character", "transactions=PD94b"),
                    Named.of("a broken escape", "transactions=%zz"), Named.of("plain XML", "transactions=%3Ca%2F%3E"),
                    Named.of("too long", "transactions=" + SUCCESS + "&more=" + "x".repeat(256 * 1024)));
        }

        @ParameterizedTest @MethodSource
        void unreadable(String body) {
            isUnreadable(notifications.told(new ByteArrayInputStream(body.getBytes(UTF_8))));
            assertThat(stored.notices).isEmpty();
        }

        @Test void a_sender_that_breaks_off_is_answered_as_unreadable() {
            isUnreadable(notifications.told(new InputStream() {
                @Override public int read() throws IOException {
                    throw new IOException("gone");
                }
            }));
        }

        @Test void what_could_not_be_stored_is_not_answered_so_that_it_comes_again() {
            stored.breakDown();

            assertThatThrownBy(() -> posted(SUCCESS)).hasMessage("the database is away");
            assertThatThrownBy(() -> posted(base64(signedWith(list("904217", success()), "00")))).hasMessage("the database is away");
        }
    }

    @Nested class ComingBack {

        private static final String HASH = "3091a44a13a27d805662e1a81c6aaad05e37b05e9c645d94135273316fd32146";

        @Test void the_payer_is_led_to_our_own_page() {
            when(returnFromOperator.handle(OneLink.ORDER)).thenReturn(Option.some("https://rejestracja.example.org/pay/abcdef123456"));

            var answer = notifications.back("904217", "V7K2M9QX-1", HASH);

            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(answer.getLocation()).isEqualTo(URI.create("https://rejestracja.example.org/pay/abcdef123456"));
            assertThat(answer.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        }

        @ParameterizedTest
        @CsvSource(value = {"904217,V7K2M9QX-1,0091a44a13a27d805662e1a81c6aaad05e37b05e9c645d94135273316fd32146", "904217,V7K2M9QX-2," + HASH,
                "904218,V7K2M9QX-1," + HASH, "904217,V7K2M9QX-1,NULL", "904217,NULL," + HASH, "NULL,V7K2M9QX-1," + HASH, "NULL,NULL,NULL",
                "904217,V7K2M9QX-1|x," + HASH, "904217,<script>alert(1)</script>," + HASH}, nullValues = "NULL")
        void a_wrong_signature_shows_a_page_that_tells_nothing(String service, String order, String hash) {
            var answer = notifications.back(service, order, hash);

            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getMediaType().toString()).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.getEntity().toString()).contains("<html lang=\"pl\">", "Nie rozpoznajemy").doesNotContain("V7K2M9QX", "script");
            verify(returnFromOperator, never()).handle(any());
        }

        @Test void an_order_that_is_not_ours_shows_the_same_page() {
            when(returnFromOperator.handle(new OrderId("V7K2M9QX-1"))).thenReturn(Option.none());

            var answer = notifications.back("904217", "V7K2M9QX-1", HASH);

            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getEntity()).isEqualTo(notifications.back("904217", "V7K2M9QX-1", "").getEntity());
        }
    }

    private static Element success() {
        return branch("transaction", "orderID=V7K2M9QX-1", "remoteID=9QK3X7WD", "amount=180.00", "currency=PLN", "gatewayID=106",
                "paymentDate=20270314115307", "paymentStatus=SUCCESS", "paymentStatusDetails=AUTHORIZED");
    }

    private Response told(Element document) {
        return posted(base64(signed(document)));
    }

    private Response posted(String base64) {
        return notifications.told(form(base64));
    }

    private static InputStream form(String base64) {
        return new ByteArrayInputStream(("transactions=" + URLEncoder.encode(base64, UTF_8)).getBytes(UTF_8));
    }

    private static String base64(String document) {
        return Base64.getEncoder().encodeToString(document.getBytes(UTF_8));
    }

    private static void isConfirmed(Response answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity().toString()).contains("<confirmation>CONFIRMED</confirmation>");
    }

    private static void isNotConfirmed(Response answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity().toString()).contains("<orderID>V7K2M9QX-1</orderID><confirmation>NOTCONFIRMED</confirmation>");
    }

    private static void isUnreadable(Response answer) {
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getEntity()).isEqualTo("");
    }
}
