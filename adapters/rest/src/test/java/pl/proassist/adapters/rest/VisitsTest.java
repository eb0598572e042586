package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.booking;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.adapters.rest.Bodies.newVisit;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.Builders;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.shared.Money;

class VisitsTest extends ApiTest {

    @Test
    @Proves({"PAY-18", "PAY-25"})
    void a_booking_answers_the_whole_visit_with_its_link_and_its_reasons() {
        api.put(THE_FACILITY + "/payment-rules", Bodies.EVERYBODY_PAYS);
        var visit = newVisit();

        var answer = api.put(visit, booking("2026-01-26T09:00:00Z", ",'room':'" + ROOM + "'"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var body = answer.json();
        assertThat(body.keySet()).containsExactly("id", "facility", "specialist", "service", "patient", "room", "start", "end", "channel", "status",
                "warnings", "payment", "attendance", "messages");
        assertThat(List.of(body.getString("facility"), body.getString("specialist"), body.getString("service"), body.getString("patient"), body.getString("room")))
                .containsExactly(FACILITY.toString(), SPECIALIST.toString(), SERVICE.toString(), PATIENT.toString(), ROOM.toString());
        assertThat(body.getString("start")).isEqualTo("2026-01-26T09:00:00Z");
        assertThat(body.getString("status")).isEqualTo("AWAITING_PAYMENT");
        assertThat(body.getJsonArray("warnings")).isEmpty();
        var payment = body.getJsonObject("payment");
        assertThat(payment.keySet()).containsExactly("requirement", "price", "amount", "paid", "refunded", "kind", "deadline", "deadlineInWords", "status", "decidedBy", "because", "link",
                "ledger", "acceptedTerms");
        assertThat(payment.getString("requirement")).isEqualTo("REQUIRED");
        assertThat(payment.getString("paid")).isEqualTo("0.00");
        assertThat(payment.getString("deadline")).isEqualTo("2026-01-12T19:00:00Z");
        assertThat(payment.getString("status")).isEqualTo("WAITING");
        assertThat(payment.getString("decidedBy")).isEqualTo("FACILITY");
        assertThat(payment.getJsonObject("link").getString("status")).isEqualTo("REQUESTED");
        assertThat(payment.getJsonObject("link").getString("url")).startsWith("https://wizyty.example/pay/");
        assertThat(sentences(payment)).contains("Zapłata najpóźniej 12.01.2026 20:00 (+01:00)");
    }

    @Test
    void the_same_booking_again_is_answered_200_with_the_present_state_and_another_one_is_refused() {
        var visit = awaited();
        api.world.settle();
        api.world.pays(id(visit));

        var again = api.put(visit, booking());
        var other = api.put(visit, booking("2026-01-26T09:30:00Z", ""));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(other.no()).isEqualTo("409 id-in-use");
    }

    @Test
    @Proves("MSG-14")
    void a_visit_shows_its_money_and_what_its_patient_was_told() {
        var visit = awaited();
        api.world.settle();
        api.world.pays(id(visit));

        var shown = api.get(visit);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isNotEqualTo("\"1\"");
        var payment = shown.json().getJsonObject("payment");
        assertThat(payment.getString("status")).isEqualTo("PAID");
        assertThat(payment.getString("paid")).isEqualTo(payment.getString("amount"));
        assertThat(shown.json().getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("kind") + " " + each.getString("channel") + " " + each.getString("status"))
                .contains("PAYMENT_REQUIRED EMAIL SENT", "VISIT_CONFIRMED EMAIL SENT");
    }

    @Test
    void money_of_another_amount_is_shown_apart_and_staff_accept_it() {
        var visit = awaited();
        api.world.settle();
        var order = api.world.order(id(visit));
        api.world.tells(order, api.world.operator.payerTries(order, Money.pln("1.00"), Attempt.Status.SUCCESS, api.world.clock.instant()));

        var payment = api.get(visit).json().getJsonObject("payment");
        assertThat(payment.getString("unmatched")).isEqualTo("1.00");
        assertThat(payment.getString("paid")).isEqualTo("0.00");

        var received = api.get(linkOf(visit)).json().getJsonArray("payments").getJsonObject(0);
        assertThat(received.getString("fate")).isEqualTo("UNMATCHED");
        assertThat(api.get(THE_FACILITY + "/tasks").json().getJsonArray("items").getJsonObject(0).getString("kind")).isEqualTo("UNMATCHED_PAYMENT");
        var accepted = api.post("/payments/" + received.getString("id") + "/accept", "");
        assertThat(accepted.json().getString("status")).isEqualTo("PAID");
        assertThat(api.get(THE_FACILITY + "/tasks").json().getJsonArray("items")).isEmpty();
        assertThat(api.post("/payments/" + received.getString("id") + "/refund", "").no()).isEqualTo("409 payment-settled");
    }

    @Test
    @Proves("A18")
    void a_patient_without_an_address_is_a_warning_at_the_desk_and_a_refusal_online() {
        var rules = Bodies.EVERYBODY_PAYS;
        api.put(THE_FACILITY + "/payment-rules", rules);
        var mute = java.util.UUID.randomUUID();
        api.put("/patients/" + mute, json("{'firstName':'Jan','lastName':'Cichy'}"));

        var desk = api.put(newVisit(), booking().replace(PATIENT.toString(), mute.toString()));
        var online = api.put(newVisit(), booking("2026-01-27T09:00:00Z", "").replace(PATIENT.toString(), mute.toString()).replace("RECEPTION", "ONLINE"));

        assertThat(desk.json().getJsonArray("warnings").getValuesAs(JsonString.class)).extracting(JsonString::getString).containsExactly("no-reachable-channel");
        assertThat(online.no()).isEqualTo("422 no-reachable-channel");
    }

    @Test
    void visits_are_listed_by_time_and_page_by_page() {
        var booked = new ArrayList<String>();
        for (int hour = 8; hour < 13; hour++) {
            var visit = newVisit();
            booked.add(visit.substring(8));
            api.put(visit, booking("2026-01-26T%02d:00:00Z".formatted(hour), ""));
        }

        var seen = new ArrayList<String>();
        var page = api.get("/visits?facility=" + FACILITY + "&from=2026-01-26&to=2026-01-26&status=CONFIRMED&limit=2").json();
        page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(each -> seen.add(each.getString("id")));
        while (page.containsKey("next")) {
            page = api.get("/visits?facility=" + FACILITY + "&limit=2&cursor=" + page.getString("next")).json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(each -> seen.add(each.getString("id")));
        }

        assertThat(seen).containsExactlyElementsOf(booked);
        assertThat(api.get("/visits?from=2026-01-27").json().getJsonArray("items")).isEmpty();
        assertThat(api.get("/visits?to=2026-01-26T08:00:00Z").json().getJsonArray("items")).isEmpty();
        assertThat(api.get("/visits?patient=" + World.ANOTHER_PATIENT).json().getJsonArray("items")).isEmpty();
        assertThat(api.get("/visits?q=Kow").json().getJsonArray("items")).hasSize(5);
    }

    @Test
    @Proves({"VIS-13", "VIS-14", "VIS-16"})
    void a_visit_is_moved_cancelled_completed_or_missed() {
        var moved = newVisit();
        api.put(moved, booking());
        var completed = newVisit();
        api.put(completed, booking("2026-01-26T10:00:00Z", ""));
        var missed = newVisit();
        api.put(missed, booking("2026-01-26T11:00:00Z", ""));

        assertThat(api.post(moved + "/move", json("{'by':'PATIENT','start':'2026-01-26T12:00:00Z','specialist':'%s'}".formatted(World.ANOTHER_SPECIALIST)))
                .json().getString("start")).isEqualTo("2026-01-26T12:00:00Z");
        assertThat(api.post(moved + "/cancel", json("{'by':'FACILITY','reason':'choroba lekarza'}")).json().getString("status")).isEqualTo("CANCELLED");
        assertThat(api.post(completed + "/complete", "").json().getString("status")).isEqualTo("COMPLETED");
        assertThat(api.post(missed + "/no-show", "{}").json().getString("status")).isEqualTo("NO_SHOW");
        assertThat(api.post(moved + "/move", json("{'by':'PATIENT','start':'2026-01-26T12:00:00Z'}")).no()).isEqualTo("409 visit-closed");
        assertThat(api.post(completed + "/no-show", "").no()).isEqualTo("409 not-confirmed");
    }

    @Test
    @Proves({"VIS-04", "LNK-02"})
    void terms_set_by_hand_are_new_once_replaced_after_and_guarded_by_the_version_that_was_seen() {
        var visit = awaited();
        var terms = json("{'requirement':'OPTIONAL','reason':'stały pacjent'}");

        var stale = api.send("PUT", visit + "/payment-terms", terms, "If-Match", "\"99\"");
        var first = api.send("PUT", visit + "/payment-terms", terms, "If-Match", api.get(visit).header("ETag"));
        var second = api.put(visit + "/payment-terms", json("{'requirement':'REQUIRED','amount':{'type':'PERCENT','percent':30,'kind':'ADVANCE'},"
                + "'deadline':{'mode':'FIXED','at':'2026-01-24T09:00:00Z'},'reason':'zmiana zdania'}"));

        assertThat(stale.no()).isEqualTo("412 stale-version");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().getString("status")).isEqualTo("AWAITING_PAYMENT");
        var payment = second.json().getJsonObject("payment");
        assertThat(payment.getString("decidedBy")).isEqualTo("MANUAL");
        assertThat(payment.getString("deadline")).isEqualTo("2026-01-24T09:00:00Z");
        assertThat(sentences(payment)).contains("Warunki ustalone ręcznie. Powód: zmiana zdania");
    }

    @Test
    @Proves("LNK-09")
    void staff_make_the_link_of_a_visit_and_see_its_order() {
        var visit = awaited();

        var made = api.post(visit + "/payment-link", "");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().keySet()).containsExactly("id", "visit", "url", "status", "amount", "deadline", "orders", "payments");
        assertThat(made.json().getString("status")).isEqualTo("OPEN");
        var order = made.json().getJsonArray("orders").getJsonObject(0);
        assertThat(order.keySet()).contains("orderId", "remoteId", "status", "validUntil");
        assertThat(order.getString("status")).isEqualTo("STARTED");
        assertThat(api.post(visit + "/payment-link", "").json().getJsonArray("orders")).hasSize(1);
    }

    @Test
    void an_operator_who_cannot_be_reached_or_does_not_want_the_order_is_a_503_with_a_time_to_come_back() {
        var visit = awaited();
        api.world.operator.beAway(true);

        var answer = api.post(visit + "/payment-link", "");

        assertThat(answer.no()).isEqualTo("503 provider-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("30");
    }

    @Test
    @Proves("PAR-10")
    void money_at_the_desk_confirms_the_visit() {
        var visit = awaited();
        var amount = api.get(visit).json().getJsonObject("payment").getString("amount");

        var taken = api.post(visit + "/payments", json("{'amount':'%s','means':'CASH'}".formatted(amount)));
        api.world.settle();

        assertThat(taken.json().getString("status")).isEqualTo("PAID");
        assertThat(taken.json().getJsonArray("payments").getJsonObject(0).getString("means")).isEqualTo("CASH");
        assertThat(api.get(visit).json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(api.post(visit + "/payments", json("{'amount':'%s','means':'CASH'}".formatted(amount))).no()).isEqualTo("409 already-paid");
    }

    @Test
    @Proves("PAR-10")
    void a_visit_that_asked_for_nothing_is_paid_at_the_desk_with_its_price_and_given_back_there() {
        var visit = newVisit();
        api.put(visit, booking("2026-01-26T09:00:00Z", ""));
        var payment = api.get(visit).json().getJsonObject("payment");
        assertThat(payment.getString("status") + " " + payment.getString("amount") + " of " + payment.getString("price")).isEqualTo("NONE 0.00 of 200.00");
        var cash = json("{'amount':'200.00','means':'CASH'}");

        var taken = api.post(visit + "/payments", cash).json();
        assertThat(taken.getString("status")).isEqualTo("AT_DESK");
        assertThat(taken.keySet()).doesNotContain("url");
        assertThat(api.post(visit + "/payments", cash).no()).isEqualTo("409 already-paid");
        var paid = api.get(visit).json().getJsonObject("payment");
        assertThat(paid.getString("status") + " " + paid.getString("paid") + " " + paid.getJsonObject("ledger").getString("kept")).isEqualTo("PAID 200.00 200.00");
        assertThat(paid.getJsonObject("link").keySet()).containsExactly("id", "status");

        var back = api.post("/payments/" + taken.getJsonArray("payments").getJsonObject(0).getString("id") + "/refund", json("{'amount':'50.00','reason':'gest'}"));
        assertThat(back.status()).isEqualTo(200);
        assertThat(api.get(visit).json().getJsonObject("payment").getJsonObject("ledger").getString("refundDue")).isEqualTo("50.00");
    }

    @Test
    void a_link_is_sent_again_and_one_that_nobody_waits_for_is_withdrawn() {
        var visit = awaited();
        var link = linkOf(visit);

        assertThat(api.post(link + "/send", json("{'sendBy':['SMS']}")).json().getString("url")).isEqualTo(api.get(link).json().getString("url"));
        assertThat(api.post(link + "/withdraw", "").no()).isEqualTo("409 visit-awaits-payment");
        api.put(visit + "/payment-terms", json("{'requirement':'OPTIONAL','reason':'stały pacjent'}"));
        assertThat(api.post(link + "/withdraw", "").json().getString("status")).isEqualTo("WITHDRAWN");
        assertThat(api.post(link + "/send", json("{'sendBy':['SMS']}")).no()).isEqualTo("409 link-withdrawn");
        assertThat(api.get(visit).json().getJsonObject("payment").getString("status")).isEqualTo("NONE");
    }

    @Test
    void a_refund_that_the_operator_could_not_make_is_ordered_anew_and_reads_refunded_when_it_is_done() {
        var visit = awaited();
        api.world.settle();
        api.world.pays(id(visit));
        api.world.operator.refuseRefunds(Option.some("no funds"));
        api.post(visit + "/cancel", json("{'by':'PATIENT','reason':'wyjazd'}"));
        api.world.settle();
        var payment = api.get(linkOf(visit)).json().getJsonArray("payments").getJsonObject(0);
        assertThat(payment.getJsonObject("refund").getString("status")).isEqualTo("FAILED");

        api.world.operator.refuseRefunds(Option.none());
        var retried = api.post("/payments/" + payment.getString("id") + "/retry-refund", "");
        assertThat(retried.json().getString("status")).isEqualTo("REFUND_DUE");
        api.world.settle();
        api.world.operator.payOutRefunds();
        api.world.advance(Duration.ofMinutes(10));

        assertThat(api.get(linkOf(visit)).json().getString("status")).isEqualTo("REFUNDED");
        assertThat(api.get(visit).json().getJsonObject("payment").getJsonObject("link").getString("status")).isEqualTo("REFUNDED");
    }

    @Test
    void a_person_finishes_a_task_once_and_for_all() {
        var visit = awaited();
        var amount = api.get(visit).json().getJsonObject("payment").getString("amount");
        api.post(visit + "/payments", json("{'amount':'%s','means':'CASH'}".formatted(amount)));
        api.post(visit + "/cancel", json("{'by':'PATIENT','reason':'wyjazd'}"));
        api.world.settle();
        var task = api.get(THE_FACILITY + "/tasks").json().getJsonArray("items").getJsonObject(0);

        var finished = api.post("/tasks/" + task.getString("id") + "/finish", "");

        assertThat(task.getString("kind")).isEqualTo("REFUND_AT_DESK");
        assertThat(finished.json()).isEqualTo(task);
        assertThat(api.get(linkOf(visit)).json().getString("status")).isEqualTo("REFUNDED");
        assertThat(api.get(THE_FACILITY + "/tasks").json().getJsonArray("items")).isEmpty();
    }

    @Test
    @Proves("CAL-17")
    void free_times_are_offered_between_eight_and_eight_and_a_booked_one_is_not() {
        var ask = THE_FACILITY + "/availability?service=" + SERVICE + "&specialist=" + SPECIALIST + "&from=2026-01-26&to=2026-01-26";
        var before = starts(ask);
        api.put(newVisit(), booking());

        assertThat(before).startsWith("2026-01-26T07:00:00Z").contains("2026-01-26T09:00:00Z").allMatch(each -> each.startsWith("2026-01-26"));
        assertThat(starts(ask)).doesNotContain("2026-01-26T09:00:00Z").hasSize(before.size() - 1);
        assertThat(api.get(THE_FACILITY + "/availability?service=" + SERVICE + "&from=2026-01-26T09:00:00Z&to=2026-01-26T10:00:00Z").json()
                .getJsonArray("items").getValuesAs(JsonObject.class)).extracting(each -> each.getString("specialist"))
                .containsOnly(World.ANOTHER_SPECIALIST.toString(), SPECIALIST.toString());
    }

    @Test
    @Proves({"DL-17", "VIS-02"})
    void a_free_time_tells_until_when_it_would_have_to_be_paid_in_words() {
        api.put(THE_FACILITY + "/payment-rules", json("{'facility':{'requirement':'REQUIRED','deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','afterCutoff':'BLOCK'}}}"));
        var ask = THE_FACILITY + "/availability?service=" + SERVICE + "&from=2026-01-26T09:00:00Z&to=2026-01-26T09:30:00Z";

        assertThat(api.get(ask).json().getJsonArray("items").getJsonObject(0).getJsonObject("payment").toString()).isEqualTo(json("{'requirement':'REQUIRED',"
                + "'amount':'200.00','deadline':'2026-01-12T19:00:00Z','deadlineInWords':'do 12 stycznia 2026 (poniedziałek), godz. 20:00'}"));
        api.world.clock.set(DEADLINE.plusSeconds(1));
        assertThat(api.get(ask).json().getJsonArray("items").getJsonObject(0).getJsonObject("payment").toString()).isEqualTo(json("{'code':'cutoff-passed'}"));
    }

    @Test
    void availability_is_told_for_62_days_at_most_and_forward_only() {
        var ask = THE_FACILITY + "/availability?service=" + SERVICE;

        assertThat(api.get(ask + "&from=2026-02-01&to=2026-04-03").status()).isEqualTo(200);
        assertThat(api.get(ask + "&from=2026-02-01&to=2026-04-04").wrong()).containsExactly("to longer-than-days");
        assertThat(api.get(ask + "&from=2026-02-01T10:00:00Z&to=2026-02-01T10:00:00Z").wrong()).containsExactly("to ends-before-it-begins");
        assertThat(api.get(THE_FACILITY + "/availability").wrong()).containsExactly("service missing", "from missing", "to missing");
    }

    @Test
    void blocked_deliveries_are_listed_and_unblocked() {
        var visit = awaited();
        var delivery = api.world.stores.deliveries().lease(api.world.clock.instant(), 1).get(0);
        api.world.stores.deliveries().block(delivery, "java.lang.IllegalStateException");

        var blocked = api.get("/deliveries/blocked").json().getJsonArray("items").getJsonObject(0);

        assertThat(blocked.getString("why")).isEqualTo("java.lang.IllegalStateException");
        assertThat(visit).isNotEmpty();
        assertThat(api.post("/deliveries/" + blocked.getInt("id") + "/unblock", "").status()).isEqualTo(204);
        assertThat(api.post("/deliveries/" + blocked.getInt("id") + "/unblock", "").no()).isEqualTo("404 unknown-delivery");
        assertThat(api.get("/deliveries/blocked").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void times_keep_their_fraction_only_when_they_have_one() {
        api.world.clock.set(Instant.parse("2026-01-12T14:20:00.123456Z"));
        var visit = newVisit();

        api.put(visit, booking());

        assertThat(api.get(visit).json().getString("start")).isEqualTo(Builders.START.toString());
        assertThat(api.get(visit).json().getString("end")).matches("2026-01-26T\\d\\d:\\d\\d:00Z");
    }

    private List<String> starts(String ask) {
        return api.get(ask).json().getJsonArray("items").getValuesAs(JsonObject.class).stream().map(each -> each.getString("start")).toList();
    }

    private static List<String> sentences(JsonObject payment) {
        return payment.getJsonArray("because").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }
}
