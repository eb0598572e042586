package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.play.Clinic.Visit;

/** What becomes of visits, money and messages when the providers fail in every way that a rehearsal knows. */
class FaultsIT {

    private final Day day = Day.begin();
    private final Clinic.Patient patient = day.clinic.patient();

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST", "WRONG_HASH", "HTTP_500", "GARBLED"})
    @Proves({"LNK-07", "MSG-03"})
    void the_message_does_not_wait_for_an_order_that_fails_and_another_order_is_paid(String fault) {
        day.rehearsal.faults("autopay", "start", fault);
        var visit = day.book(patient, 0);
        day.rehearsal.settle();
        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED");

        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofMinutes(30));
        day.rehearsal.pay(day.clinic.order(visit)).expect(200);

        assertPaid(visit);
        assertThat(day.clinic.link(visit).getJsonArray("orders")).hasSizeGreaterThan(1);
    }

    @Test
    @Proves({"LNK-07", "DL-11"})
    void an_order_that_the_operator_does_not_want_leaves_the_visit_to_lapse() {
        day.rehearsal.faults("autopay", "start", "REFUSED");
        var visit = day.book(patient, 0);

        day.rehearsal.advanceTo(Day.RELEASE);

        assertThat(day.now(visit).status()).isEqualTo("LAPSED");
        assertThat(day.rehearsal.orders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "DOUBLED", "OUT_OF_ORDER"})
    @Proves({"LNK-08", "PAY-19"})
    void a_notification_that_comes_strangely_confirms_once(String fault) {
        var visit = day.holds(1).get(0);
        day.rehearsal.faults("autopay", "itn", fault);

        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.advance(Duration.ofMinutes(30));

        assertPaid(visit);
    }

    @Test
    @Proves({"LNK-08", "PAY-19"})
    void a_notification_that_is_delayed_confirms_when_it_comes() {
        var visit = day.holds(1).get(0);
        day.rehearsal.faults("autopay", "itn", "DELAYED");

        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.advance(Duration.ofMinutes(29));
        assertThat(day.now(visit).status()).isEqualTo("AWAITING_PAYMENT");
        day.rehearsal.advance(Duration.ofMinutes(1));

        assertPaid(visit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOST", "WRONG_HASH"})
    @Proves({"LNK-08", "DL-11"})
    void a_payment_of_which_no_good_notification_comes_is_found_when_the_operator_is_asked(String fault) {
        var visit = day.holds(1).get(0);
        day.rehearsal.faults("autopay", "itn", fault);

        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.settle();
        assertThat(day.now(visit).status()).isEqualTo("AWAITING_PAYMENT");
        day.rehearsal.advanceTo(Day.RELEASE);

        assertPaid(visit);
    }

    @Test
    @Proves({"A24", "DL-11"})
    void another_amount_confirms_nothing_and_is_shown_until_staff_decide() {
        var visit = day.holds(1).get(0);
        day.rehearsal.faults("autopay", "itn", "WRONG_AMOUNT");

        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.advanceTo(Day.LAST_WAIT.plus(Duration.ofHours(1)));

        var lapsed = day.now(visit);
        assertThat(lapsed.status()).isEqualTo("LAPSED");
        assertThat(lapsed.payment("unmatched")).isEqualTo("201.00");
        assertThat(lapsed.payment("paid")).isEqualTo("0.00");
        assertThatThrownBy(() -> Books.agree(day.clinic, day.rehearsal, List.of(visit)))
                .as("the books do not agree before staff have decided").hasMessageContaining("expected 0, but came 201.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST", "WRONG_HASH", "HTTP_500", "GARBLED"})
    @Proves({"DL-11", "PAY-20"})
    void when_the_operator_cannot_be_asked_the_slot_is_kept_until_the_longest_wait_is_over(String fault) {
        day.clinic.rules("settings", Map.of("inFlightGrace", "PT7M"), "facility", Clinic.required(Clinic.untilHour("20:00")));
        var visit = day.holds(1).get(0);
        day.rehearsal.faults("autopay", "status", fault);

        day.rehearsal.advanceTo(Day.DEADLINE.plus(Duration.ofMinutes(7)).minusSeconds(1));
        assertThat(day.now(visit).status()).isEqualTo("AWAITING_PAYMENT");
        day.rehearsal.advance(Duration.ofSeconds(1));

        assertThat(day.now(visit).status()).isEqualTo("LAPSED");
    }

    @Test
    @Proves({"A24", "DL-11"})
    void a_payment_that_is_pending_at_the_deadline_is_waited_for() {
        var visit = day.holds(1).get(0);
        day.rehearsal.advanceTo(Day.DEADLINE.minusSeconds(60));
        day.rehearsal.tell(day.clinic.order(visit), "pending", object()).expect(200);

        day.rehearsal.advanceTo(Day.RELEASE.plus(Duration.ofMinutes(5)));
        assertThat(day.now(visit).status()).isEqualTo("AWAITING_PAYMENT");
        day.rehearsal.pay(day.clinic.order(visit)).expect(200);

        assertPaid(visit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST", "WRONG_HASH", "HTTP_500", "GARBLED"})
    @Proves("A24")
    void a_refund_that_fails_on_the_way_is_ordered_again_and_made_once(String fault) {
        var visit = paidAndCancelled("refund", fault);

        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofHours(2));

        assertThat(refunds(visit)).containsExactly("DONE");
        assertThat(Books.agree(day.clinic, day.rehearsal, List.of(visit)).get(0).payment("refunded")).isEqualTo("200.00");
        assertThat(day.kinds(patient.phone()).stream().filter("REFUND"::equals)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED,0", "NO_FUNDS,1"})
    @Proves("A24")
    void a_refund_that_the_operator_will_not_make_stays_owed(String fault, int orders) {
        var visit = paidAndCancelled("refund", fault);

        day.rehearsal.advance(Duration.ofHours(2));

        assertThat(refunds(visit)).hasSize(orders).doesNotContain("DONE");
        assertThat(day.now(visit).payment("refunded")).isEqualTo("200.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST", "WRONG_HASH", "HTTP_500", "GARBLED", "DELAYED"})
    @Proves("A24")
    void a_refund_of_which_nothing_is_heard_is_not_made_twice(String fault) {
        var visit = paidAndCancelled("refundStatus", fault);

        day.rehearsal.advance(Duration.ofMinutes(12));
        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofHours(2));

        assertThat(refunds(visit)).containsExactly("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST", "WRONG_HASH", "HTTP_500", "GARBLED"})
    @Proves({"A24", "VIS-13"})
    void an_order_that_could_not_be_cancelled_at_first_takes_no_money_later(String fault) {
        var visit = day.holds(1).get(0);
        day.rehearsal.faults("autopay", "cancel", fault);

        day.clinic.cancel(visit.id(), "FACILITY").expect(200);
        day.rehearsal.settle();
        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofHours(1));

        assertThat(day.rehearsal.pay(day.clinic.order(visit)).expect(409).code()).isEqualTo("order-cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINKS_FORBIDDEN", "NO_SUCH_NUMBER"})
    @Proves({"MSG-09", "LNK-05"})
    void a_link_that_cannot_go_by_sms_goes_by_e_mail_and_the_visit_shows_it(String fault) {
        linksBy("SMS");
        day.rehearsal.faults("sms", "send", fault);

        var visit = day.book(patient, 0);
        day.rehearsal.settle();

        assertThat(day.kinds(patient.phone())).isEmpty();
        assertThat(day.kinds(patient.email())).containsExactly("PAYMENT_REQUIRED");
        assertThat(failures(visit)).containsExactly("SMS");
    }

    @Test
    @Proves({"MSG-09", "LNK-04"})
    void a_link_whose_mailbox_bounces_goes_by_sms_and_the_visit_shows_it() {
        linksBy("EMAIL");
        day.rehearsal.faults("email", "send", "BOUNCE");

        var visit = day.book(patient, 0);
        day.rehearsal.settle();

        assertThat(day.kinds(patient.email())).isEmpty();
        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED");
        assertThat(failures(visit)).containsExactly("EMAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINKS_FORBIDDEN", "NO_CREDIT", "UNAUTHORIZED"})
    @Proves({"MSG-15", "LNK-05"})
    void what_the_first_sms_account_refuses_the_second_one_sends(String fault) {
        linksBy("SMS");
        day.rehearsal.faults("sms", "firstAccount", fault);

        var visit = day.book(patient, 0);
        day.rehearsal.settle();

        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED");
        assertThat(day.kinds(patient.email())).isEmpty();
        assertThat(failures(visit)).isEmpty();
    }

    @Test
    @Proves("MSG-15")
    void what_the_first_sms_account_may_have_is_not_given_to_the_second_one() {
        linksBy("SMS");
        day.rehearsal.faults("sms", "firstAccount", "LOST");
        day.book(patient, 0);
        day.rehearsal.settle();

        day.rehearsal.faults("sms", "firstAccount", "NO_CREDIT");
        day.rehearsal.advance(Duration.ofMinutes(30));

        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED");
    }

    @Test
    @Proves({"MSG-09", "MSG-15"})
    void an_sms_that_is_reported_as_undelivered_goes_by_e_mail_and_the_visit_shows_it() {
        linksBy("SMS");
        day.rehearsal.faults("sms", "report", "UNDELIVERED");

        var visit = day.book(patient, 0);
        day.rehearsal.advance(Duration.ofMinutes(1));

        assertThat(day.kinds(patient.email())).containsExactly("PAYMENT_REQUIRED");
        assertThat(day.now(visit).json().getJsonArray("messages").getJsonObject(0).getString("status")).isEqualTo("UNDELIVERED");
    }

    @Test
    @Proves({"MSG-09", "LNK-04", "LNK-05"})
    void an_email_that_comes_back_later_goes_by_sms_and_the_visit_shows_it() {
        linksBy("EMAIL");
        day.rehearsal.faults("email", "send", "BOUNCE_LATER");

        var visit = day.book(patient, 0);
        day.rehearsal.settle();
        assertThat(day.kinds(patient.phone())).isEmpty();
        day.rehearsal.advance(Duration.ofMinutes(1));

        assertThat(day.kinds(patient.phone())).containsExactly("PAYMENT_REQUIRED");
        assertThat(day.now(visit).json().getJsonArray("messages").getJsonObject(0).getString("status")).isEqualTo("UNDELIVERED");
    }

    @Test
    @Proves({"DL-11", "PAY-20"})
    void a_slot_whose_patient_no_message_reached_waits_for_staff() {
        day.api.put("/rehearsal/faults", object("sms", Map.of("send", "NO_SUCH_NUMBER"), "email", Map.of("send", "BOUNCE"))).expect(200);
        var visit = day.book(patient, 0);

        day.rehearsal.advanceTo(Day.LAST_WAIT.plus(Duration.ofHours(2)));
        assertThat(day.now(visit).status()).isEqualTo("AWAITING_PAYMENT");
        assertThat(day.api.get(day.clinic.path("/messages?state=not-delivered")).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("kind") + " " + each.getString("channel"))
                .containsExactlyInAnyOrder("PAYMENT_REQUIRED SMS", "PAYMENT_REQUIRED EMAIL", "PAYMENT_REMINDER SMS", "PAYMENT_REMINDER EMAIL");

        day.api.post("/api/v1/visits/" + visit.id() + "/release", object()).expect(200);
        assertThat(day.now(visit).status()).isEqualTo("LAPSED");
    }

    @ParameterizedTest
    @CsvSource({"sms,TIMEOUT", "sms,LOST", "sms,HTTP_500", "sms,GARBLED", "email,TIMEOUT", "email,LOST", "email,HTTP_500"})
    @Proves({"MSG-09", "MSG-14"})
    void a_message_that_fails_on_the_way_is_sent_again_and_arrives_once(String channel, String fault) {
        linksBy(channel.equals("sms") ? "SMS" : "EMAIL");
        day.rehearsal.faults(channel, "send", fault);
        day.book(patient, 0);
        day.rehearsal.settle();

        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofMinutes(30));

        var all = day.rehearsal.messagesTo(channel.equals("sms") ? patient.phone() : patient.email());
        assertThat(all.stream().map(Rehearsal.Message::kind).distinct()).containsExactly("PAYMENT_REQUIRED");
        assertThat(all).hasSizeLessThanOrEqualTo(channel.equals("sms") ? 1 : 2);
    }

    @Test
    @Proves("MSG-09")
    void a_patient_whom_no_channel_reaches_is_shown_on_the_visit() {
        linksBy("SMS");
        day.api.put("/rehearsal/faults", object("sms", Map.of("send", "NO_SUCH_NUMBER"), "email", Map.of("send", "BOUNCE"))).expect(200);

        var visit = day.book(patient, 0);
        day.rehearsal.settle();

        assertThat(day.kinds(patient.phone())).isEmpty();
        assertThat(day.kinds(patient.email())).isEmpty();
        assertThat(failures(visit)).containsExactlyInAnyOrder("SMS", "EMAIL");
    }

    private void assertPaid(Visit visit) {
        day.rehearsal.settle();
        day.rehearsal.noFaults();
        var paid = Books.agree(day.clinic, day.rehearsal, List.of(visit)).get(0);
        assertThat(paid.status()).isEqualTo("CONFIRMED");
        assertThat(paid.payment("paid")).isEqualTo("200.00");
    }

    private Visit paidAndCancelled(String operation, String fault) {
        var visit = day.book(patient, 0);
        day.rehearsal.settle();
        day.rehearsal.pay(day.clinic.order(visit)).expect(200);
        day.rehearsal.settle();
        day.rehearsal.faults("autopay", operation, fault);
        day.clinic.cancel(visit.id(), "FACILITY").expect(200);
        day.rehearsal.settle();
        return visit;
    }

    private List<String> refunds(Visit visit) {
        return day.rehearsal.order(day.clinic.order(visit)).orElseThrow().getJsonArray("refunds").getValuesAs(JsonObject.class).stream()
                .map(refund -> refund.getString("status")).toList();
    }

    private void linksBy(String channel) {
        day.clinic.rules("facility", Map.of("requirement", "REQUIRED", "deadline", Clinic.untilHour("20:00"), "sendBy", List.of(channel)));
    }

    /** The channels by which staff see, on the visit, that a message could not be carried. */
    private List<String> failures(Visit visit) {
        return day.now(visit).json().getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .filter(message -> message.getString("status").equals("FAILED"))
                .map(message -> message.getString("channel")).toList();
    }
}
