package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.SPECIALIST;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

/** The money of a visit over HTTP: terms by hand and their history, refunds, whole days, what patients accept. */
class MoneyTest extends ApiTest {

    @Test
    @Proves({"VIS-04", "A15", "PAR-06", "PAR-07"})
    void terms_that_were_changed_after_the_link_was_sent_keep_its_address_and_their_history() {
        var visit = awaited();
        api.world.settle();
        var url = payment(visit).getJsonObject("link").getString("url");

        var changed = api.put(visit + "/payment-terms", json("{'deadline':{'mode':'FIXED','at':'2026-01-25T09:00:00Z'},'reason':'stały pacjent'}"));
        api.world.settle();

        assertThat(changed.status()).isEqualTo(201);
        assertThat(payment(visit).getString("deadline")).isEqualTo("2026-01-25T09:00:00Z");
        assertThat(payment(visit).getJsonObject("link").getString("url")).isEqualTo(url);
        assertThat(payment(visit).getJsonArray("because").toString()).contains("Warunki ustalił(a) ręcznie: właściciel instalacji", "stały pacjent");
        var history = api.get(visit + "/payment-terms/history").json().getJsonArray("items");
        assertThat(history).hasSize(1);
        assertThat(history.getJsonObject(0).getJsonObject("before").getString("deadline")).isEqualTo("2026-01-12T19:00:00Z");
        assertThat(history.getJsonObject(0).getJsonObject("after").getString("deadline")).isEqualTo("2026-01-25T09:00:00Z");
        assertThat(history.getJsonObject(0).getString("reason")).isEqualTo("stały pacjent");
        assertThat(api.world.told(id(visit))).anyMatch(told -> told.startsWith("PAYMENT_RULES_CHANGED"));
    }

    @Test
    @Proves("PAR-06")
    void terms_of_a_single_visit_can_be_set_while_it_is_added_too() {
        var visit = Bodies.newVisit();

        var booked = api.put(visit, Bodies.booking("2026-01-26T09:00:00Z", ",'paymentTerms':{'requirement':'REQUIRED','amount':{'type':'FIXED','value':'80.00',"
                + "'kind':'ADVANCE'},'deadline':{'mode':'FIXED','at':'2026-01-20T12:30:00Z'},'reason':'umówione'}"));

        assertThat(booked.status()).isEqualTo(201);
        assertThat(payment(visit).getString("deadline")).isEqualTo("2026-01-20T12:30:00Z");
        assertThat(payment(visit).getString("amount")).isEqualTo("80.00");
    }

    @Test
    void a_part_of_a_payment_goes_back_and_the_ledger_says_so() {
        var visit = paid();

        var link = api.post(refund(visit), json("{'amount':'50.00','reason':'gest'}"));

        assertThat(link.status()).isEqualTo(200);
        assertThat(payment(visit).getJsonObject("ledger").toString()).isEqualTo(
                "{\"received\":\"200.00\",\"kept\":\"150.00\",\"refundDue\":\"50.00\",\"refunded\":\"0.00\",\"due\":\"150.00\",\"open\":\"0.00\"}");
        assertThat(api.post(refund(visit), json("{'amount':'50.00','reason':'gest'}")).no()).isEqualTo("409 refund-under-way");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'amount':'200.01','reason':'gest'}|422 refund-above-payment",
        "{'amount':'0.00','reason':'gest'}|400 malformed-request",
        "{'amount':'-5.00','reason':'gest'}|400 malformed-request",
        "{'amount':'50.00'}|400 malformed-request",
        "{'reason':'gest'}|400 malformed-request",
        "{'amount':'50.00','reason':'gest','zwrot':'tak'}|400 malformed-request",
        "{}|409 payment-settled"})
    void a_refund_that_cannot_be_has_its_clear_answer_and_changes_nothing(String body, String answer) {
        var visit = paid();
        var before = api.world.stores.transactions().rows();

        assertThat(api.post(refund(visit), json(body)).no()).isEqualTo(answer);
        assertThat(api.world.stores.transactions().rows()).isEqualTo(before);
    }

    @Test
    @Proves("VIS-14")
    void a_visit_that_becomes_one_for_a_dearer_service_says_what_is_still_open() {
        var visit = paid();
        var dearer = "11111111-2222-4333-8444-555555555555";
        api.put(THE_FACILITY + "/services/" + dearer, json("{'name':'Długa konsultacja','durationMinutes':60,'price':'260.00','vat':'ZW'}"));

        var moved = api.post(visit + "/move", json("{'by':'PATIENT','start':'2026-01-27T09:00:00Z','service':'" + dearer + "'}"));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().getString("end")).isEqualTo("2026-01-27T10:00:00Z");
        assertThat(moved.json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(payment(visit).getJsonObject("ledger").getString("open")).isEqualTo("60.00");
        assertThat(payment(visit).getJsonArray("because").toString()).contains("Usługa kosztuje teraz 260.00 zł zamiast 200.00 zł");
        assertThat(api.post(visit + "/move", json("{'by':'PATIENT','start':'2026-01-27T09:00:00Z','service':'" + Bodies.NOBODY + "'}")).no())
                .isEqualTo("404 unknown-service");
    }

    @Test
    @Proves("VIS-14")
    void what_a_cheaper_service_costs_less_is_settled_as_the_request_says() {
        var visit = paid();
        var cheaper = "11111111-2222-4333-8444-666666666666";
        api.put(THE_FACILITY + "/services/" + cheaper, json("{'name':'Krótka konsultacja','durationMinutes':15,'price':'120.00','vat':'ZW'}"));
        var move = "{'by':'PATIENT','start':'2026-01-27T09:00:00Z','service':'" + cheaper + "'%s}";

        assertThat(api.post(visit + "/move", json(move.formatted(""))).no()).isEqualTo("422 difference-unsettled");
        assertThat(api.post(visit + "/move", json(move.formatted(",'difference':'CREDIT'"))).wrong()).containsExactly("difference not-allowed");
        var moved = api.post(visit + "/move", json(move.formatted(",'difference':'LEAVE'")));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(payment(visit).getJsonObject("ledger").getString("kept")).isEqualTo("200.00");
        assertThat(payment(visit).getJsonArray("because").toString()).contains("nadpłata 80.00 zł zostaje przy wizycie");
    }

    @Test
    @Proves("VIS-13")
    void nobody_books_a_cancelled_day_until_it_is_lifted() {
        var asked = api.post(THE_FACILITY + "/cancelled-days", json("{'specialist':'" + SPECIALIST + "','date':'2026-01-26','reason':'choroba'}")).json();
        var visit = Bodies.newVisit();

        assertThat(api.put(visit, Bodies.booking("2026-01-26T09:00:00Z", "")).no()).isEqualTo("422 day-cancelled");
        assertThat(api.get(THE_FACILITY + "/cancelled-days").json().getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo(asked.getString("id"));
        assertThat(api.get(THE_FACILITY + "/cancelled-days?limit=0").no()).isEqualTo("400 malformed-request");
        assertThat(api.post("/cancelled-days/" + Bodies.NOBODY + "/lift", "").no()).isEqualTo("404 unknown-cancelled-day");
        assertThat(api.post("/cancelled-days/" + asked.getString("id") + "/lift", "").json().getString("liftedAt")).isEqualTo("2026-01-12T14:20:00Z");
        assertThat(api.put(visit, Bodies.booking("2026-01-26T09:00:00Z", "")).status()).isEqualTo(201);
    }

    @Test
    @Proves({"PAY-22", "PAR-10"})
    void money_at_the_desk_takes_the_acceptance_of_the_terms_with_it() {
        var visit = awaited();
        api.put(THE_FACILITY + "/prepayment-terms", json("{'pl':'Zadatek przepada.'}"));

        assertThat(api.post(visit + "/payments", json("{'amount':'200.00','means':'CASH'}")).no()).isEqualTo("422 terms-not-accepted");
        assertThat(api.post(visit + "/payments", json("{'amount':'200.00','means':'CASH','acceptedTerms':0}")).wrong()).containsExactly("acceptedTerms out-of-range");
        assertThat(api.post(visit + "/payments", json("{'amount':'200.00','means':'CASH','acceptedTerms':1}")).status()).isEqualTo(200);

        assertThat(payment(visit).getJsonArray("acceptedTerms").getJsonObject(0).getString("way")).isEqualTo("DESK");
    }

    @Test
    @Proves("VIS-13")
    void the_whole_day_of_an_ill_doctor_is_cancelled_and_each_visit_is_listed_with_its_money() {
        var visit = paid();
        var body = json("{'specialist':'" + SPECIALIST + "','date':'2026-01-26','reason':'choroba'}");

        var asked = api.send("POST", THE_FACILITY + "/cancelled-days", body, "Idempotency-Key", "day-1");
        var again = api.send("POST", THE_FACILITY + "/cancelled-days", body, "Idempotency-Key", "day-1");
        api.world.settle();

        assertThat(asked.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(asked.json());
        assertThat(asked.json().getString("from")).as("where the facility is").isEqualTo("2026-01-25T23:00:00Z");
        var day = api.get("/cancelled-days/" + asked.json().getString("id")).json();
        assertThat(day.getString("status")).isEqualTo("DONE");
        assertThat(day.getJsonArray("items").getJsonObject(0).getString("result")).isEqualTo("CANCELLED");
        assertThat(day.getJsonArray("items").getJsonObject(0).getJsonObject("ledger").getString("refundDue")).isEqualTo("200.00");
        assertThat(api.get(visit).json().getString("status")).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'date':'2026-01-26','reason':'x'}|400 malformed-request",
        "{'specialist':'SPECIALIST','reason':'x'}|400 malformed-request",
        "{'specialist':'SPECIALIST','from':'2026-01-27','to':'2026-01-26','reason':'x'}|400 malformed-request",
        "{'specialist':'SPECIALIST','from':'2026-01-01','to':'2026-03-01','reason':'x'}|400 malformed-request",
        "{'specialist':'SPECIALIST','date':'2026-13-26','reason':'x'}|400 malformed-request",
        "{'specialist':'SPECIALIST','date':'2026-01-26'}|400 malformed-request",
        "{'specialist':'00000000-0000-4000-8000-000000000000','date':'2026-01-26','reason':'x'}|404 unknown-specialist"})
    void a_day_that_cannot_be_cancelled_has_its_clear_answer(String body, String answer) {
        assertThat(api.post(THE_FACILITY + "/cancelled-days", json(body.replace("SPECIALIST", SPECIALIST.toString()))).no()).isEqualTo(answer);
    }

    @Test
    void a_cancelled_day_that_nobody_knows_is_unknown() {
        assertThat(api.get("/cancelled-days/" + Bodies.NOBODY).no()).isEqualTo("404 unknown-cancelled-day");
    }

    @Test
    @Proves("PAY-22")
    void what_a_patient_accepts_is_a_version_of_the_facilitys_words_and_stands_on_the_visit() {
        var visit = awaited();
        assertThat(api.get(THE_FACILITY + "/prepayment-terms").no()).isEqualTo("404 unknown-prepayment-terms");
        assertThat(api.post(visit + "/accepted-terms", json("{'way':'DESK'}")).no()).isEqualTo("404 unknown-prepayment-terms");

        assertThat(api.put(THE_FACILITY + "/prepayment-terms", json("{'pl':'Zadatek przepada.'}")).status()).isEqualTo(201);
        assertThat(api.put(THE_FACILITY + "/prepayment-terms", json("{'pl':'Zadatek przepada.'}")).status()).as("the same words").isEqualTo(200);
        var second = api.put(THE_FACILITY + "/prepayment-terms", json("{'pl':'Zadatek zwracamy.','en':'We return it.'}"));
        assertThat(api.send("PUT", THE_FACILITY + "/prepayment-terms", json("{'pl':'Inaczej.'}"), "If-Match", "\"1\"").no()).isEqualTo("412 stale-version");

        assertThat(second.json().getInt("version")).isEqualTo(2);
        assertThat(api.get(THE_FACILITY + "/prepayment-terms?version=1").json().getString("pl")).isEqualTo("Zadatek przepada.");
        assertThat(api.get(THE_FACILITY + "/prepayment-terms?version=0").no()).isEqualTo("400 malformed-request");
        assertThat(api.put(THE_FACILITY + "/prepayment-terms", json("{'en':'Only English.'}")).no()).isEqualTo("400 malformed-request");
        assertThat(api.post(visit + "/accepted-terms", json("{'way':'ONLINE'}")).no()).isEqualTo("400 malformed-request");
        assertThat(api.post(visit + "/accepted-terms", json("{'way':'PHONE'}")).json().getInt("version")).isEqualTo(2);
        var accepted = payment(visit).getJsonArray("acceptedTerms").getJsonObject(0);
        assertThat(accepted.getString("way")).isEqualTo("PHONE");
        assertThat(accepted.getInt("version")).isEqualTo(2);
    }

    @Test
    void where_all_money_adds_up_nothing_is_listed() {
        assertThat(api.get("/ledger-breaks").json().getJsonArray("items")).isEmpty();
    }

    private String paid() {
        var visit = awaited();
        api.world.settle();
        api.world.pays(id(visit));
        return visit;
    }

    private String refund(String visit) {
        return "/payments/" + api.get(linkOf(visit)).json().getJsonArray("payments").getJsonObject(0).getString("id") + "/refund";
    }

    private JsonObject payment(String visit) {
        return api.get(visit).json().getJsonObject("payment");
    }
}
