package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.booking;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.adapters.rest.Bodies.newVisit;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;

class ProblemsTest extends ApiTest {

    @Test
    void a_refusal_is_a_problem_document_with_its_name_its_words_and_the_requests_id() {
        var answer = api.get("/visits/" + NOBODY);

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Content-Language")).isEqualTo("pl");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().keySet()).containsExactly("type", "title", "status", "detail", "code", "requestId");
        assertThat(answer.json().getString("type")).isEqualTo("/problems/unknown-visit");
        assertThat(answer.json().getInt("status")).isEqualTo(404);
        assertThat(answer.json().getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource({"'', Nieznana wizyta", "pl, Nieznana wizyta", "en, Unknown visit", "uk, Невідомий візит", "'de-DE, en-GB;q=0.8, pl;q=0.5', Unknown visit",
        "'de, fr;q=0.5', Nieznana wizyta", "'*', Nieznana wizyta", "';;;q=x', Nieznana wizyta"})
    void a_problem_speaks_the_callers_language_and_polish_to_others(String accepted, String title) {
        assertThat(api.send("GET", "/visits/" + NOBODY, "", "Accept-Language", accepted).json().getString("title")).isEqualTo(title);
    }

    @Test
    void http_itself_refuses_in_the_same_form() {
        assertThat(api.get("/no/such/path").no()).isEqualTo("404 not-found");
        var method = api.delete("/patients/" + PATIENT);
        assertThat(method.no()).isEqualTo("405 method-not-allowed");
        assertThat(method.header("Allow")).contains("PUT", "GET");
        assertThat(api.send("GET", "/patients/" + PATIENT, "", "Accept", "text/csv").no()).isEqualTo("406 not-acceptable");
    }

    @Test
    void unknown_things_are_told_apart_in_the_body_as_in_the_path_and_in_a_fixed_order() {
        var visit = newVisit();
        var body = booking("2026-01-26T09:00:00Z", ",'room':'" + ROOM + "'");
        var nothingKnown = body.replace(FACILITY.toString(), NOBODY).replace(SPECIALIST.toString(), NOBODY).replace(SERVICE.toString(), NOBODY)
                .replace(ROOM.toString(), NOBODY).replace(PATIENT.toString(), NOBODY);

        assertThat(api.put(visit, nothingKnown).no()).isEqualTo("404 unknown-facility");
        assertThat(api.put(visit, body.replace(SPECIALIST.toString(), NOBODY).replace(PATIENT.toString(), NOBODY)).no()).isEqualTo("404 unknown-specialist");
        assertThat(api.put(visit, body.replace(SERVICE.toString(), NOBODY).replace(PATIENT.toString(), NOBODY)).no()).isEqualTo("404 unknown-service");
        assertThat(api.put(visit, body.replace(ROOM.toString(), NOBODY).replace(PATIENT.toString(), NOBODY)).no()).isEqualTo("404 unknown-room");
        assertThat(api.put(visit, body.replace(PATIENT.toString(), NOBODY)).no()).isEqualTo("404 unknown-patient");
        assertThat(api.get("/payment-links/" + NOBODY).no()).isEqualTo("404 unknown-payment-link");
        assertThat(api.post("/payments/" + NOBODY + "/refund", "").no()).isEqualTo("404 unknown-payment");
        assertThat(api.post("/tasks/" + NOBODY + "/finish", "").no()).isEqualTo("404 unknown-task");
        assertThat(api.get("/visits?facility=" + NOBODY).no()).isEqualTo("404 unknown-facility");
        assertThat(api.get("/facilities/" + NOBODY + "/tasks").no()).isEqualTo("404 unknown-facility");
    }

    @Test
    @Proves("CAL-05")
    void a_taken_slot_is_a_conflict_for_the_specialist_the_patient_and_the_room() {
        api.put(newVisit(), booking("2026-01-26T09:00:00Z", ",'room':'" + ROOM + "'"));

        var specialist = booking("2026-01-26T09:15:00Z", "").replace(PATIENT.toString(), World.ANOTHER_PATIENT.toString());
        var patient = booking("2026-01-26T09:15:00Z", "").replace(SPECIALIST.toString(), World.ANOTHER_SPECIALIST.toString());
        var room = booking("2026-01-26T09:15:00Z", ",'room':'" + ROOM + "'").replace(PATIENT.toString(), World.ANOTHER_PATIENT.toString())
                .replace(SPECIALIST.toString(), World.ANOTHER_SPECIALIST.toString());

        assertThat(api.put(newVisit(), specialist).no()).isEqualTo("409 slot-taken");
        assertThat(api.put(newVisit(), patient).no()).isEqualTo("409 slot-taken");
        assertThat(api.put(newVisit(), room).no()).isEqualTo("409 slot-taken");
        assertThat(api.put(newVisit(), room.replace(",\"room\":\"" + ROOM + "\"", "")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-01-12T14:19:59Z|{}|visit-started",
        "2028-01-14T14:20:00Z|{}|too-far-ahead",
        "2026-01-26T09:00:00Z|{'facility':{'requirement':'REQUIRED','deadline':{'mode':'UNTIL_HOUR','cutoff':'15:00','afterCutoff':'BLOCK'}}}|cutoff-passed",
        "2026-01-12T14:24:00Z|{'facility':{'requirement':'REQUIRED','deadline':{'mode':'BEFORE_VISIT','lead':'PT2H'}}}|short-notice"})
    @Proves({"DL-10", "A05"})
    void a_rule_that_says_no_to_a_booking_keeps_its_name(String start, String rules, String code) {
        api.put(THE_FACILITY + "/payment-rules", json(rules));

        assertThat(api.put(newVisit(), booking(start, "")).no()).isEqualTo("422 " + code);
    }

    @Test
    void staff_go_on_with_terms_of_their_own_where_a_rule_says_no() {
        api.put(THE_FACILITY + "/payment-rules", json("{'facility':{'requirement':'REQUIRED','deadline':{'mode':'BEFORE_VISIT','lead':'PT2H'}}}"));

        var answer = api.put(newVisit(), booking("2026-01-12T14:24:00Z", ",'paymentTerms':{'requirement':'NONE','reason':'nagły przypadek'}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getJsonObject("payment").getString("decidedBy")).isEqualTo("MANUAL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'amount':{'type':'FIXED','value':'200.01','kind':'ADVANCE'}|amount-above-price",
        "'deadline':{'mode':'FIXED','at':'2026-01-26T09:00:01Z'}|deadline-after-visit",
        "'deadline':{'mode':'FIXED','at':'2026-01-12T14:20:00Z'}|deadline-passed"})
    void terms_that_cannot_be_are_refused_by_name(String terms, String code) {
        var visit = awaited();

        assertThat(api.put(visit + "/payment-terms", json("{" + terms + ",'reason':'VIP'}")).no()).isEqualTo("422 " + code);
        assertThat(api.put(newVisit(), booking("2026-01-26T09:00:00Z", ",'paymentTerms':{" + terms + ",'reason':'VIP'}")).no()).isEqualTo("422 " + code);
    }

    @Test
    void what_is_due_for_a_visit_has_its_own_refusals() {
        var free = newVisit();
        api.put(free, booking("2026-01-27T09:00:00Z", ""));
        var visit = awaited();
        var cash = json("{'amount':'200.00','means':'CASH'}");

        assertThat(api.post(free + "/payment-link", "").no()).isEqualTo("409 nothing-due");
        assertThat(api.post(free + "/payments", json("{'amount':'200.01','means':'CASH'}")).no()).isEqualTo("422 amount-differs");
        api.post(free + "/cancel", json("{'by':'PATIENT','reason':'wyjazd'}"));
        assertThat(api.post(free + "/payments", cash).no()).isEqualTo("409 nothing-due");
        assertThat(api.post(visit + "/payments", json("{'amount':'199.99','means':'CASH'}")).no()).isEqualTo("422 amount-differs");
        assertThat(api.post(visit + "/payments", json("{'amount':'200.00','means':'ONLINE'}")).wrong()).containsExactly("means not-allowed");
        assertThat(api.post(visit + "/complete", "").no()).isEqualTo("409 not-confirmed");
        api.world.advance(Duration.ofHours(6));
        assertThat(api.get(visit).json().getString("status")).isEqualTo("LAPSED");
        assertThat(api.get(visit).json().getJsonObject("payment").getString("status")).isEqualTo("OVERDUE");
        assertThat(api.post(linkOf(visit) + "/send", json("{'sendBy':['EMAIL']}")).no()).isEqualTo("409 link-expired");
        assertThat(api.put(visit + "/payment-terms", json("{'requirement':'NONE','reason':'VIP'}")).no()).isEqualTo("409 visit-closed");
    }
}
