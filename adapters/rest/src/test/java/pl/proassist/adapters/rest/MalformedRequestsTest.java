package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.PATIENT_BODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.booking;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.adapters.rest.Bodies.newVisit;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestsTest extends ApiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "firstName|''|firstName blank",
        "firstName|'   '|firstName blank",
        "firstName|null|firstName missing",
        "firstName|5|firstName not-a-string",
        "firstName|'a\\u0000b'|firstName bad-characters",
        "firstName|'a\\nb'|firstName bad-characters",
        "firstName|'a\\ud800b'|firstName bad-characters",
        "pesel|'44051401358'|pesel not-a-pesel",
        "pesel|'4405140135'|pesel not-a-pesel",
        "pesel|44051401359|pesel not-a-string",
        "birthDate|'2026-01-13'|birthDate out-of-range",
        "birthDate|'1899-12-31'|birthDate out-of-range",
        "birthDate|'2025-02-30'|birthDate not-a-date",
        "birthDate|'12.01.1990'|birthDate not-a-date",
        "phone|'12345'|phone not-a-phone",
        "phone|'+48 500 600'|phone not-a-phone",
        "phone|'1-800-FLOWERS'|phone not-a-phone",
        "phone|'+999500600700'|phone not-a-phone",
        "email|'a@b'|email not-an-email",
        "email|'a b@c.example'|email not-an-email",
        "language|'de'|language not-allowed",
        "nick|'Ola'|nick unknown-member"})
    void a_patients_card_with_a_wrong_member_is_refused_and_nothing_is_stored(String member, String value, String wrong) {
        var patient = "/patients/" + UUID.randomUUID();
        var body = json(PATIENT_BODY.replaceFirst("\"" + member + "\":\"[^\"]*\",?", "").replaceFirst("\\{", "{'" + member + "':"
                + value.replace("\\", "\\\\") + ",").replace(",}", "}"));

        var answer = api.put(patient, body);

        assertThat(answer.no()).isEqualTo("400 malformed-request");
        assertThat(answer.wrong()).containsExactly(wrong);
        assertThat(api.get(patient).no()).isEqualTo("404 unknown-patient");
    }

    @Test
    void a_name_of_10_000_characters_is_refused() {
        var answer = api.put("/patients/" + UUID.randomUUID(), PATIENT_BODY.replace("Żak", "Ż".repeat(10_000)));

        assertThat(answer.wrong()).containsExactly("lastName too-long");
        assertThat(answer.body()).doesNotContain("ŻŻ");
    }

    @Test
    void a_name_may_have_200_characters_also_of_those_that_need_two_code_units() {
        assertThat(api.put("/patients/" + UUID.randomUUID(), PATIENT_BODY.replace("Żak", "𝒵".repeat(200))).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'name':'K','durationMinutes':30,'price':'150.00'}|vat missing",
        "{'name':'K','durationMinutes':0,'price':'150.00','vat':'ZW'}|durationMinutes out-of-range",
        "{'name':'K','durationMinutes':'30','price':'150.00','vat':'ZW'}|durationMinutes not-a-whole-number",
        "{'name':'K','durationMinutes':30,'price':'10.005','vat':'ZW'}|price not-an-amount",
        "{'name':'K','durationMinutes':30,'price':'-1.00','vat':'ZW'}|price not-an-amount",
        "{'name':'K','durationMinutes':30,'price':'150','vat':'ZW'}|price not-an-amount",
        "{'name':'K','durationMinutes':30,'price':'150,00','vat':'ZW'}|price not-an-amount",
        "{'name':'K','durationMinutes':30,'price':'12345678901.00','vat':'ZW'}|price not-an-amount",
        "{'name':'K','durationMinutes':30,'price':150.00,'vat':'ZW'}|price not-a-string",
        "{'name':'K','durationMinutes':30,'price':'150.00','vat':'22'}|vat not-allowed"})
    void a_service_with_a_wrong_member_is_refused(String quoted, String wrong) {
        assertThat(api.put(THE_FACILITY + "/services/" + UUID.randomUUID(), json(quoted)).wrong()).containsExactly(wrong);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'name':'K','nip':'5252248482'}|nip not-a-nip",
        "{'name':'K','zone':'Warsaw'}|zone not-a-zone",
        "{'name':'K','phone':'112'}|phone not-a-phone",
        "{}|name missing"})
    void a_facility_with_a_wrong_member_is_refused(String quoted, String wrong) {
        assertThat(api.put("/facilities/" + UUID.randomUUID(), json(quoted)).wrong()).containsExactly(wrong);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'start':'2026-01-26T09:00:00Z'|'start':'2026-01-26T10:00:00+01:00'|start not-an-instant",
        "'start':'2026-01-26T09:00:00Z'|'start':'2026-01-26'|start not-an-instant",
        "'start':'2026-01-26T09:00:00Z'|'start':'2026-02-30T09:00:00Z'|start not-an-instant",
        "'start':'2026-01-26T09:00:00Z'|'start':'+999999999-01-26T09:00:00Z'|start not-an-instant",
        "'start':'2026-01-26T09:00:00Z'|'start':1769418000|start not-a-string",
        "'channel':'RECEPTION'|'channel':'FAX'|channel not-allowed",
        "'channel':'RECEPTION'|'channel':'RECEPTION','room':'7'|room not-an-id",
        "'channel':'RECEPTION'|'channel':'RECEPTION','paymentTerms':{'requirement':'NONE'}|paymentTerms.reason missing",
        "'channel':'RECEPTION'|'channel':'RECEPTION','paymentTerms':{'reason':'VIP'}|paymentTerms.requirement nothing-said",
        "'channel':'RECEPTION'|'channel':'RECEPTION','paymentTerms':{'requirement':'NONE','reason':'VIP','sendBy':['SMS']}|paymentTerms.sendBy unknown-member",
        "'channel':'RECEPTION'|'channel':'RECEPTION','roomm':null|roomm unknown-member"})
    void a_booking_with_a_wrong_member_is_refused_and_books_nothing(String from, String to, String wrong) {
        var visit = newVisit();

        var answer = api.put(visit, booking().replace(json(from), json(to)));

        assertThat(answer.wrong()).containsExactly(wrong);
        assertThat(api.get(visit).no()).isEqualTo("404 unknown-visit");
    }

    @Test
    void an_instant_may_leave_its_seconds_out() {
        assertThat(api.put(newVisit(), booking("2026-01-26T09:00Z", "")).json().getString("start")).isEqualTo("2026-01-26T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|body-missing",
        "[]|not-an-object",
        "\"a\"|not-an-object",
        "{|not-json",
        "{'name':'a'}}|not-json",
        "{'name':'a'} {}|not-json",
        "{'name':'a','name':'b'}|name repeated",
        "{'a':{'b':[{'c':1,'c':2}]}}|c repeated",
        "{'name':01}|not-json",
        "{name:'a'}|not-json",
        "{'name':'\\u00'}|not-json"})
    void a_body_that_is_no_json_object_is_refused(String quoted, String wrong) {
        var answer = api.put(THE_FACILITY + "/rooms/" + UUID.randomUUID(), json(quoted == null ? "" : quoted));

        assertThat(answer.no()).isEqualTo("400 malformed-request");
        assertThat(answer.wrong()).containsExactly(wrong);
    }

    @Test
    void a_tower_of_brackets_is_refused_before_anybody_climbs_it() {
        var answer = api.put(newVisit(), "{\"a\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}");

        assertThat(answer.wrong()).containsExactly("too-deep");
    }

    @Test
    void brackets_within_a_text_are_text() {
        assertThat(api.put(THE_FACILITY + "/rooms/" + UUID.randomUUID(), json("{'name':'" + "[".repeat(60) + "\\\\'}")).status()).isEqualTo(201);
    }

    @Test
    void a_number_of_many_digits_is_refused_without_being_computed() {
        var answer = api.put(THE_FACILITY + "/services/" + UUID.randomUUID(),
                json("{'name':'K','durationMinutes':1e1000000000,'price':'150.00','vat':'ZW'}"));

        assertThat(answer.wrong()).containsExactly("durationMinutes out-of-range");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        var answer = api.send("PUT", THE_FACILITY + "/rooms/" + UUID.randomUUID(), json("{'name':'pokój'}").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.wrong()).containsExactly("not-utf-8");
    }

    @Test
    void a_body_over_one_mebibyte_is_refused() {
        assertThat(api.put(newVisit(), "{\"a\":\"" + "x".repeat(1 << 20) + "\"}").no()).isEqualTo("413 body-too-large");
        assertThat(api.send("POST", "/visits/" + UUID.randomUUID() + "/cancel", "x".repeat((1 << 20) + 1), "Idempotency-Key", "k").no())
                .isEqualTo("413 body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", ""})
    void another_type_of_content_than_json_is_refused(String type) {
        assertThat(api.send("PUT", newVisit(), booking(), "Content-Type", type).no()).isEqualTo("415 unsupported-media-type");
    }

    @Test
    void an_action_that_needs_no_words_takes_none() {
        var visit = newVisit();
        api.put(visit, booking());

        assertThat(api.post(visit + "/complete", json("{'reason':'x'}")).wrong()).containsExactly("reason unknown-member");
        assertThat(api.get(visit).json().getString("status")).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/visits?limit=0|limit out-of-range",
        "/visits?limit=501|limit out-of-range",
        "/visits?limit=ten|limit not-a-whole-number",
        "/visits?facility=x|facility not-an-id",
        "/visits?status=PAID|status not-allowed",
        "/visits?from=yesterday|from not-a-moment",
        "/visits?cursor=abc|cursor not-a-cursor",
        "/visits?cursor=%21|cursor not-a-cursor",
        "/visits?statuss=CONFIRMED|statuss unknown-parameter",
        "/visits?limit=1&limit=2|limit repeated",
        "/deliveries/blocked?x=1|x unknown-parameter",
        "/deliveries/blocked?cursor=1|cursor unknown-parameter"})
    void a_parameter_that_nobody_knows_or_that_makes_no_sense_is_refused(String path, String wrong) {
        var answer = api.get(path);

        assertThat(answer.no()).isEqualTo("400 malformed-request");
        assertThat(answer.wrong()).containsExactly(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "3", "W/\"3\"", "\"3\", \"4\"", "\"x\""})
    void a_version_that_is_none_of_ours_is_refused(String ifMatch) {
        var answer = api.send("PUT", "/patients/" + UUID.randomUUID(), PATIENT_BODY, "If-Match", ifMatch);

        assertThat(answer.wrong()).containsExactly("If-Match not-a-version");
    }

    @ParameterizedTest
    @CsvSource({"/facilities/x, unknown-facility", "/facilities/1-1-1-1-1/payment-rules, unknown-facility", "/patients/x, unknown-patient",
        "/visits/x, unknown-visit", "/payment-links/x, unknown-payment-link",
        "/facilities/00000000-0000-4000-8000-000000000000/rooms/x, unknown-room",
        "/facilities/00000000-0000-4000-8000-000000000000/specialists/x, unknown-specialist",
        "/facilities/00000000-0000-4000-8000-000000000000/services/x, unknown-service"})
    void what_is_no_id_names_nothing(String path, String code) {
        assertThat(api.get(path).no()).isEqualTo("404 " + code);
    }

    @Test
    void a_wrong_value_is_never_repeated_in_the_answer() {
        var answer = api.put("/patients/" + UUID.randomUUID(), PATIENT_BODY.replace("44051401359", "44051401358"));

        assertThat(answer.body()).doesNotContain("44051401358");
        assertThat(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class).get(0).getString("message")).isEqualTo("to nie jest poprawny PESEL");
    }
}
