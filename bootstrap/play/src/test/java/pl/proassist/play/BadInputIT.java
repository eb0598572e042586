package pl.proassist.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

/** Whatever somebody sends, the product says clearly what is wrong with it, never fails, and stores nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final String LONG_NAME = "a".repeat(10_000);

    private Day day;
    private Clinic.Patient patient;

    @BeforeAll
    void begin() {
        day = Day.begin();
        patient = day.clinic.patient();
    }

    @BeforeEach
    void nothingIsStored() {
        assertThat(visits()).isZero();
    }

    static Stream<Arguments> malformedPatients() {
        return Stream.of(
                arguments("a member that nobody knows", "fristName", "Anna"),
                arguments("a number for a name", "firstName", 7),
                arguments("a name of 10 000 characters", "lastName", LONG_NAME),
                arguments("an empty name", "lastName", " "),
                arguments("a PESEL with a wrong check digit", "pesel", "44051401457"),
                arguments("a PESEL with letters", "pesel", "4405140145A"),
                arguments("a PESEL of an impossible day", "pesel", "44053201452"),
                arguments("a date that does not exist", "birthDate", "2001-02-30"),
                arguments("a date in the future", "birthDate", "2300-01-01"),
                arguments("a phone number that does not exist", "phone", "+48 12 34"),
                arguments("a phone number with words", "phone", "call me"),
                arguments("a mailbox without a domain", "email", "anna"),
                arguments("a mailbox with a second header", "email", "anna@poczta.example\r\nBcc: all@poczta.example"),
                arguments("a language that we do not speak", "language", "de"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedPatients")
    void a_malformed_patient_is_refused_with_the_field(String what, String member, Object value) {
        var id = newId();
        var patient = new HashMap<String, Object>(Map.of("firstName", "Anna", "lastName", "Nowak"));
        patient.put(member, value);

        var answer = day.api.put("/api/v1/patients/" + id, Json.createObjectBuilder(patient).build());

        assertThat(fields(answer)).contains(member);
        assertThat(day.api.get("/api/v1/patients/" + id).code()).isEqualTo("unknown-patient");
    }

    static Stream<Arguments> malformedServices() {
        return Stream.of(
                arguments("an amount with three decimals", "price", "10.005"),
                arguments("an amount below nothing", "price", "-1.00"),
                arguments("an amount with a comma", "price", "10,00"),
                arguments("an amount in powers of ten", "price", "1e3"),
                arguments("an amount that is a number", "price", 10.5),
                arguments("an amount beyond all measure", "price", "9".repeat(40) + ".00"),
                arguments("a duration in words", "durationMinutes", "thirty"),
                arguments("a duration of nothing", "durationMinutes", 0),
                arguments("a duration with a fraction", "durationMinutes", 10.5),
                arguments("a name of 10 000 characters", "name", LONG_NAME),
                arguments("a rate that does not exist", "vat", "99%"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedServices")
    void a_malformed_service_is_refused_with_the_field(String what, String member, Object value) {
        var path = day.clinic.path("/services/" + newId());
        var service = new HashMap<String, Object>(Map.of("name", "Konsultacja", "durationMinutes", 30, "price", "100.00", "vat", "ZW"));
        service.put(member, value);

        var answer = day.api.put(path, Json.createObjectBuilder(service).build());

        assertThat(fields(answer)).contains(member);
        assertThat(day.api.get(path).code()).isEqualTo("unknown-service");
    }

    static Stream<Arguments> malformedRules() {
        return Stream.of(
                arguments("a mistyped member", "{\"facility\": {\"requirment\": \"REQUIRED\"}}"),
                arguments("a requirement that does not exist", "{\"facility\": {\"requirement\": \"PERHAPS\"}}"),
                arguments("more than all", "{\"facility\": {\"amount\": {\"type\": \"PERCENT\", \"percent\": 101, \"kind\": \"ADVANCE\"}}}"),
                arguments("an hour that no day has", "{\"facility\": {\"deadline\": {\"mode\": \"UNTIL_HOUR\", \"cutoff\": \"25:00\", \"lead\": \"PT2H\"}}}"),
                arguments("a lead below nothing", "{\"facility\": {\"deadline\": {\"mode\": \"BEFORE_VISIT\", \"lead\": \"PT-2H\"}}}"),
                arguments("a zone on no map", "{\"settings\": {\"zone\": \"Europe/Atlantis\"}}"),
                arguments("an array for an object", "{\"facility\": []}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRules")
    void malformed_rules_leave_the_rules_that_were_there(String what, String body) {
        var path = day.clinic.path("/payment-rules");
        var before = day.api.get(path).expect(200).json();

        var answer = day.api.send("PUT", path, Map.of("Content-Type", "application/json"), body);

        assertThat(fields(answer)).isNotEmpty();
        assertThat(day.api.get(path).json()).isEqualTo(before);
    }

    static Stream<Arguments> impossibleBookings() {
        return Stream.of(
                arguments("a facility that does not exist", "facility", newId(), 404, "unknown-facility"),
                arguments("a specialist that does not exist", "specialist", newId(), 404, "unknown-specialist"),
                arguments("a service that does not exist", "service", newId(), 404, "unknown-service"),
                arguments("a patient that does not exist", "patient", newId(), 404, "unknown-patient"),
                arguments("a room that does not exist", "room", newId(), 404, "unknown-room"),
                arguments("a start before now", "start", Day.BOOKED.minusSeconds(60).toString(), 422, "visit-started"),
                arguments("a start in three years", "start", Day.BOOKED.plus(Duration.ofDays(1095)).toString(), 422, "too-far-ahead"),
                arguments("a start in the year 9999", "start", "9999-12-31T23:59:59Z", 400, ""),
                arguments("a start on a day that does not exist", "start", "2027-02-30T10:00:00Z", 400, ""),
                arguments("a start without an offset", "start", "2027-01-25T10:00:00", 400, ""),
                arguments("a start that is a number", "start", 1_800_000_000, 400, ""),
                arguments("a channel that does not exist", "channel", "PIGEON", 400, ""),
                arguments("an id that is none", "patient", "Anna", 400, ""),
                arguments("a member that nobody knows", "discount", "10", 400, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossibleBookings")
    void an_impossible_booking_is_refused_and_takes_no_slot(String what, String member, Object value, int status, String code) {
        var id = newId();
        var booking = new HashMap<String, Object>(day.clinic.booking(day.specialist, day.service, patient, Day.slot(0)));
        booking.put(member, value);

        var answer = problem(day.clinic.ask(id, Json.createObjectBuilder(booking).build()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).contains(code);
        assertThat(day.api.get("/api/v1/visits/" + id).code()).isEqualTo("unknown-visit");
        assertThat(visits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"visit\"", "{\"facility\": \"a\", \"facility\": \"b\"}", "{\"start\": 1e400}", "\u0000", "{'a': 1}"})
    void broken_json_is_refused(String body) {
        var answer = day.api.send("PUT", "/api/v1/visits/" + newId(), Map.of("Content-Type", "application/json"), body);

        assertThat(problem(answer).status()).isEqualTo(400);
    }

    @Test
    void a_body_of_nothing_but_brackets_is_refused() {
        var answer = day.api.send("PUT", "/api/v1/visits/" + newId(), Map.of("Content-Type", "application/json"), "[".repeat(200_000));

        assertThat(problem(answer).status()).isEqualTo(400);
    }

    @Test
    void bytes_that_are_no_letters_are_refused() {
        var answer = day.api.send("PUT", "/api/v1/patients/" + newId(), Map.of("Content-Type", "application/json"),
                new byte[] {'{', '"', 'f', 'i', 'r', 's', 't', 'N', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '"', '}'});

        assertThat(problem(answer).status()).isEqualTo(400);
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_refused() {
        var id = newId();
        var body = object("firstName", "Anna", "lastName", "N".repeat(MEBIBYTE)).toString();

        var answer = problem(day.api.send("PUT", "/api/v1/patients/" + id, Map.of("Content-Type", "application/json"), body));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(day.api.get("/api/v1/patients/" + id).status()).isEqualTo(404);
    }

    @Test
    void another_type_of_content_is_refused() {
        var answer = problem(day.api.send("PUT", "/api/v1/patients/" + newId(), Map.of("Content-Type", "text/plain"), "{}"));

        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/visits/Anna", "/api/v1/visits?limit=0", "/api/v1/visits?limit=501", "/api/v1/visits?status=LOST",
            "/api/v1/visits?from=yesterday", "/api/v1/visits?cursor=forged"})
    void an_address_with_nonsense_in_it_is_refused(String path) {
        assertThat(problem(day.api.get(path)).status()).isIn(400, 404);
    }

    @Test
    void an_address_that_does_not_exist_is_said_to_be_unknown() {
        assertThat(problem(day.api.get("/api/v1/unicorns")).status()).isEqualTo(404);
    }

    @Test
    void a_nip_with_a_wrong_check_digit_is_refused() {
        var id = newId();

        var answer = day.api.put("/api/v1/facilities/" + id, object("name", "Klinika", "nip", "1234567890"));

        assertThat(fields(answer)).containsExactly("nip");
        assertThat(day.api.get("/api/v1/facilities/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/visits", "/api/v1/patients/11111111-1111-1111-1111-111111111111", "/api/v1/unicorns"})
    void without_a_token_nothing_is_told(String path) {
        assertThat(problem(day.api.anonymous().get(path)).code()).isEqualTo("unauthenticated");
        assertThat(problem(new Api(day.product.address(), "x".repeat(43)).get(path)).code()).isEqualTo("unauthenticated");
    }

    static Stream<Arguments> attacksOnTheNotificationDoor() {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE transactionList [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 20; i++) {
            bomb.append("<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        return Stream.of(
                arguments("an XML bomb", bomb + "]><transactionList>&a19;</transactionList>"),
                arguments("an external entity", "<?xml version=\"1.0\"?><!DOCTYPE transactionList [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<transactionList><serviceID>&x;</serviceID></transactionList>"),
                arguments("an external document type", "<!DOCTYPE transactionList SYSTEM \"http://127.0.0.1:1/x.dtd\"><transactionList/>"),
                arguments("an included file", "<transactionList xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
                        + "<xi:include href=\"/etc/passwd\" parse=\"text\"/></transactionList>"),
                arguments("no XML", "SUCCESS"),
                arguments("another document", "<confirmationList/>"),
                arguments("deep nesting", "<transactionList>" + "<a>".repeat(50_000)),
                arguments("a mebibyte", "<transactionList>" + "a".repeat(MEBIBYTE) + "</transactionList>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacksOnTheNotificationDoor")
    void an_attack_on_the_notification_door_is_turned_away(String what, String document) {
        var answer = new Forgery(document).knock(day.api);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("root:", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "transactions=", "transactions=%%%", "transactions=AAAA&transactions=AAAA", "other=1"})
    void a_form_without_a_notification_is_turned_away(String form) {
        var answer = day.api.anonymous().send("POST", "/webhooks/autopay/itn", Map.of("Content-Type", "application/x-www-form-urlencoded"), form);

        assertThat(answer.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pay/AAAAAAAAAAAA", "/pay/..%2F..%2Fetc", "/pay/A",
            "/webhooks/autopay/return?ServiceID=1&OrderID=x&Hash=y", "/webhooks/smsapi/guess"})
    @Proves("LNK-01")
    void a_public_door_tells_nothing_to_who_guesses(String path) {
        var answer = day.api.anonymous().get(path);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    /** A problem as api.md 1 describes it, without anything of our insides. */
    private static Api.Answer problem(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.keySet()).contains("type", "title", "status", "detail", "code");
        assertThat(problem.getString("type")).isEqualTo("/problems/" + problem.getString("code"));
        assertThat(problem.getInt("status")).isEqualTo(answer.status());
        assertThat(answer.body().getBytes(UTF_8)).hasSizeLessThan(10_000);
        assertThat(answer.body()).doesNotContain("Exception", "pl.proassist", "\tat ");
        return answer;
    }

    /** The fields that a malformed request names. */
    private static Set<String> fields(Api.Answer answer) {
        assertThat(problem(answer).status()).as(answer.toString()).isEqualTo(400);
        return Set.copyOf(List.copyOf(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class)).stream()
                .map(error -> error.getString("field")).toList());
    }

    private int visits() {
        return day.api.get("/api/v1/visits?facility=" + day.clinic.facility()).expect(200).json().getJsonArray("items").size();
    }
}
