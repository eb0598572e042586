package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.shared.Money;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearsalResourceTest {

    private static final String ORDER = "V7K2M9QX-1";

    private static Stage stage;
    private static PlayedProduct product;
    private static Simulators simulators;
    private static RehearsalResource doors;

    private final HttpServletRequest here = callerFrom("127.0.0.1");

    @BeforeAll
    static void build() {
        stage = Stage.set();
        stage.database.update("CREATE TABLE patient (id INT PRIMARY KEY)");
        stage.database.update("CREATE TABLE visit (id INT PRIMARY KEY, patient INT NOT NULL, FOREIGN KEY (patient) REFERENCES patient (id))");
        stage.database.update("CREATE TABLE seed (id INT PRIMARY KEY)");
        stage.database.update("INSERT INTO seed VALUES (1)");
        stage.database.update("CREATE TABLE consent (id INT PRIMARY KEY)");
        stage.database.update("CREATE TRIGGER consent_never_removed BEFORE DELETE ON consent FOR EACH ROW SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644");
        for (var lasting : List.of("trail", "trail_head", "data_key")) {
            stage.database.update("CREATE TABLE " + lasting + " (id INT PRIMARY KEY)");
            stage.database.update("INSERT INTO " + lasting + " VALUES (1)");
        }
        product = new PlayedProduct();
        var settings = stage.settings(product.address());
        var keeping = new RehearsalSettings(0, 0, 0, 0, Option.none(), settings.autopayPath(), settings.serviceId(), settings.sharedKey(), "SHA-256",
                settings.smsToken(), settings.secondSmsToken(), settings.bounceSecret(), settings.product(), settings.zone(), java.util.Set.of("seed"));
        simulators = new Simulators(stage.source(), stage.clock, keeping);
        var rehearsal = new Rehearsal(stage.source(), stage.clock, simulators, List.of(), () -> Map.of("facility", "f-1"), keeping);
        rehearsal.start();
        doors = new RehearsalResource(rehearsal);
    }

    @AfterAll
    static void strike() {
        simulators.close();
        product.close();
        stage.close();
    }

    @BeforeEach
    void clear() {
        new EmptyWorld(stage.database, java.util.Set.of("seed")).make();
        stage.clock.release();
        product.forget();
    }

    @Test
    void the_clock_is_set_moved_and_read() {
        var set = doors.jump(here, "{\"now\": \"2026-01-12T14:20:00Z\"}");
        var moved = doors.advance(here, "{\"by\": \"PT24H\"}");

        assertThat(json(set)).isEqualTo(json("{\"now\": \"2026-01-12T14:20:00Z\"}"));
        assertThat(json(moved)).isEqualTo(json("{\"now\": \"2026-01-13T14:20:00Z\"}"));
        assertThat(json(doors.now(here))).isEqualTo(json(moved));
    }

    @Test
    void days_are_calendar_days_of_the_clinic() {
        doors.jump(here, "{\"now\": \"2026-03-28T11:00:00Z\"}");

        assertThat(json(doors.advance(here, "{\"by\": \"P2D\"}")).getString("now")).isEqualTo("2026-03-30T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{", "{\"now\": 5}", "{\"now\": \"noon\"}", "{\"now\": \"1999-12-31T23:59:59Z\"}",
            "{\"now\": \"2026-01-12T14:20:00Z\", \"zone\": \"Europe/Warsaw\"}", "{\"now\": \"+100000-01-12T14:20:00Z\"}", "{\"now\": null}"})
    void a_time_that_is_none_changes_nothing(String body) {
        doors.jump(here, "{\"now\": \"2026-01-12T14:20:00Z\"}");

        var refused = doors.jump(here, body);

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getMediaType()).hasToString("application/problem+json");
        assertThat(json(refused).getString("code")).isEqualTo("malformed-request");
        assertThat(json(refused).getJsonArray("errors")).isNotEmpty();
        assertThat(stage.clock.instant()).isEqualTo("2026-01-12T14:20:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"by\": \"24h\"}", "{\"by\": \"-PT1H\"}", "{\"by\": \"PT999999999H\"}", "{\"by\": \"P1M\"}", "{\"to\": \"PT1H\"}"})
    void a_step_that_is_none_changes_nothing(String body) {
        doors.jump(here, "{\"now\": \"2026-01-12T14:20:00Z\"}");

        assertThat(doors.advance(here, body).getStatus()).isEqualTo(400);
        assertThat(stage.clock.instant()).isEqualTo("2026-01-12T14:20:00Z");
    }

    @Test
    void an_order_is_paid_and_shown() {
        doors.jump(here, "{\"now\": \"2026-01-12T14:20:00Z\"}");
        start(ORDER);

        var before = order();
        var paid = json(doors.pay(here, ORDER, "{\"at\": \"2026-01-12T14:19:00Z\", \"amount\": \"20.00\", \"remoteId\": \"MINE1\"}"));
        var after = order();

        assertThat(before.getString("status")).isEqualTo("PENDING");
        assertThat(before.getString("amount")).isEqualTo("180.00");
        assertThat(before.getString("validUntil")).isEqualTo("2026-01-18T14:20:00Z");
        assertThat(before.getString("remoteId")).matches("[A-Z0-9]{8}");
        assertThat(paid.getString("confirmation")).isEqualTo("CONFIRMED");
        assertThat(paid.getString("at")).isEqualTo("2026-01-12T14:19:00Z");
        assertThat(after.getString("status")).isEqualTo("SUCCESS");
        assertThat(after.getString("remoteId")).isEqualTo("MINE1");
        assertThat(after.getJsonArray("attempts").getJsonObject(0).getString("amount")).isEqualTo("20.00");
    }

    @Test
    void fail_pending_and_repeat_send_further_notifications() {
        start(ORDER);

        doors.pending(here, ORDER, "");
        doors.fail(here, ORDER, "{}");
        doors.repeat(here, ORDER, null);

        assertThat(product.notifications).extracting(notification -> notification.get("paymentStatus")).containsExactly("PENDING", "FAILURE", "FAILURE");
    }

    @Test
    void what_is_unknown_or_malformed_is_refused_by_name() {
        start(ORDER);

        assertThat(code(doors.pay(here, "NOSUCH", ""))).isEqualTo("404 unknown-order");
        assertThat(code(doors.repeat(here, ORDER, ""))).isEqualTo("409 nothing-sent");
        assertThat(code(doors.pay(here, ORDER, "{\"amount\": \"10.005\"}"))).isEqualTo("400 malformed-request");
        assertThat(code(doors.pay(here, ORDER, "{\"amount\": 10}"))).isEqualTo("400 malformed-request");
        assertThat(code(doors.pay(here, ORDER, "{\"remoteId\": \"a b\"}"))).isEqualTo("400 malformed-request");
        assertThat(code(doors.fail(here, ORDER, "{\"amount\": \"10.00\"}"))).isEqualTo("400 malformed-request");
        assertThat(product.notifications).isEmpty();
    }

    @Test
    void every_wrong_member_is_listed() {
        var refused = json(doors.pay(here, ORDER, "{\"amount\": \"x\", \"at\": \"y\", \"who\": \"z\"}"));

        assertThat(refused.getJsonArray("errors").getValuesAs(error -> ((JsonObject) error).getString("field")))
                .containsExactlyInAnyOrder("amount", "at", "who");
    }

    @Test
    void faults_are_replaced_as_a_whole() {
        doors.setFaults(here, "{\"autopay\": {\"start\": \"TIMEOUT\", \"itn\": \"LOST\"}, \"email\": {\"send\": \"BOUNCE\"}}");
        doors.setFaults(here, "{\"autopay\": {\"itn\": \"DOUBLED\"}, \"ksef\": {}}");

        assertThat(simulators.faults().all()).isEqualTo(Map.of(FaultySpot.AUTOPAY_ITN, Fault.DOUBLED));
        assertThat(json(doors.faults(here)).getJsonObject("autopay").getString("itn")).isEqualTo("DOUBLED");
        assertThat(json(doors.setFaults(here, "{}")).getJsonObject("autopay").getString("itn")).isEqualTo("NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"autopay\": {\"start\": \"NONSENSE\"}}", "{\"autopay\": {\"start\": \"DOUBLED\"}}", "{\"autopay\": {\"stop\": \"LOST\"}}",
            "{\"autopay\": \"LOST\"}", "{\"fax\": {}}", "{\"ksef\": {\"send\": \"BOUNCE\"}}", "{\"sms\": {\"send\": 5}}", "nonsense"})
    void a_fault_that_cannot_happen_is_refused_and_changes_nothing(String body) {
        doors.setFaults(here, "{\"autopay\": {\"itn\": \"LOST\"}}");

        assertThat(code(doors.setFaults(here, body))).isEqualTo("400 malformed-request");
        assertThat(simulators.faults().all()).isEqualTo(Map.of(FaultySpot.AUTOPAY_ITN, Fault.LOST));
    }

    @Test
    void messages_are_listed_by_recipient_with_their_kind() {
        var outbox = UUID.fromString("0b0f6f0c-9a0e-4a7e-8f11-000000000123");
        stage.database.update("INSERT INTO message (id, kind) VALUES (?, 'VISIT_LAPSED')", outbox);
        simulators.messages().keep(new SimulatedMessages.Email("anna@example.org", Option.some("<" + outbox + "@x>"), "Wizyta", "Tekst", Option.none()));
        simulators.messages().keep(new SimulatedMessages.Email("jan@example.org", Option.none(), "Inna", "Tekst", Option.none()));

        var items = json(doors.messages(here, "anna@example.org")).getJsonArray("items").getValuesAs(JsonObject.class);

        assertThat(items).hasSize(1);
        assertThat(items.get(0).getString("kind")).isEqualTo("VISIT_LAPSED");
        assertThat(items.get(0).getString("channel")).isEqualTo("EMAIL");
        assertThat(items.get(0).getString("text")).isEqualTo("Tekst");
        assertThat(json(doors.messages(here, null)).getJsonArray("items")).hasSize(2);
    }

    @Test
    void codes_for_those_who_work_here_are_listed_with_their_kind_too() {
        var letter = UUID.fromString("0b0f6f0c-9a0e-4a7e-8f11-000000000124");
        stage.database.update("INSERT INTO account_letter (id, kind) VALUES (?, 'LOGIN_CODE')", letter);
        simulators.messages().keep(new SimulatedMessages.Email("anna@example.org", Option.some("<" + letter + "@x>"), "Kod", "123456", Option.none()));

        var items = json(doors.messages(here, "anna@example.org")).getJsonArray("items").getValuesAs(JsonObject.class);

        assertThat(items).extracting(item -> item.getString("kind")).containsExactly("LOGIN_CODE");
    }

    @Test
    void a_purchase_is_issued_to_us_once_and_shown_among_what_ksef_has() {
        doors.jump(here, "{\"now\": \"2026-11-20T11:00:00Z\"}");

        var bought = json(doors.buy(here, "{\"buyer\": \"5260250274\", \"number\": \"D/7\", \"amount\": \"123.00\"}"));

        assertThat(bought.getInt("code")).isEqualTo(200);
        assertThat(bought.getString("buyer")).isEqualTo("5260250274");
        assertThat(bought.getString("xml")).contains("<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_15>123.00</P_15>", "<P_1>2026-11-20</P_1>");
        assertThat(code(doors.buy(here, "{\"buyer\": \"5260250274\", \"number\": \"D/7\", \"amount\": \"123.00\"}"))).isEqualTo("409 number-used");
        assertThat(code(doors.buy(here, "{\"buyer\": \"1\", \"number\": \"D/7\"}"))).isEqualTo("400 malformed-request");
        assertThat(code(doors.buy(here, "{\"buyer\": \"5260250274\", \"number\": \"D/8\", \"amount\": \"1.00\", \"xml\": \"<x/>\"}"))).isEqualTo("400 malformed-request");
        assertThat(json(doors.ksefInvoices(here)).getJsonArray("items")).containsExactly(bought);
    }

    @Test
    void the_ministry_announces_what_it_is_told_to() {
        doors.jump(here, "{\"now\": \"2026-11-20T11:00:00Z\"}");
        doors.announce(here, "{\"state\": \"FAILURE\"}");
        doors.advance(here, "{\"by\": \"PT2H\"}");

        var over = json(doors.announce(here, "{\"state\": \"AVAILABLE\"}"));

        assertThat(over).isEqualTo(json("{\"state\": \"AVAILABLE\", \"events\": [{\"event\": %d, \"what\": \"FAILURE\", \"start\": \"2026-11-20T11:00:00Z\", \"end\": \"2026-11-20T13:00:00Z\"}]}"
                .formatted(over.getJsonArray("events").getJsonObject(0).getInt("event"))));
        assertThat(json(doors.announcement(here))).isEqualTo(over);
        assertThat(json(doors.announce(here, "{\"state\": \"MAINTENANCE\", \"start\": \"2026-11-20T14:00:00Z\", \"end\": \"2026-11-20T15:00:00Z\"}")).getString("state")).isEqualTo("AVAILABLE");
        assertThat(code(doors.announce(here, "{\"state\": \"BROKEN\"}"))).isEqualTo("400 malformed-request");
        assertThat(code(doors.announce(here, "{\"state\": \"FAILURE\", \"end\": \"2026-11-20T15:00:00Z\", \"start\": \"2026-11-20T16:00:00Z\"}"))).isEqualTo("400 malformed-request");
    }

    @Test
    void credentials_are_fetched_once_made_and_outlive_a_reset() {
        var first = json(doors.ksefCredentials(here, "5260250274"));
        doors.reset(here, "");
        var second = json(doors.ksefCredentials(here, "5260250274"));

        assertThat(first.getString("token")).matches("\\d{8}-EC-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}\\|nip-5260250274\\|[0-9a-f]{64}");
        assertThat(first.getJsonObject("authentication").getString("key")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(second.getString("token")).isEqualTo(first.getString("token"));
        assertThat(second.getJsonObject("offline").getString("certificate")).isEqualTo(first.getJsonObject("offline").getString("certificate"));
        assertThat(code(doors.ksefCredentials(here, "7"))).isEqualTo("400 malformed-request");
        assertThat(code(doors.ksefCredentials(here, null))).isEqualTo("400 malformed-request");
    }

    @Test
    void attachments_are_declared_and_taken_back() {
        assertThat(json(doors.declareAttachments(here, "{\"nip\": \"5260250274\", \"declared\": true}"))).isEqualTo(json("{\"declared\": true}"));
        assertThat(simulators.ministry().credentials().maySendAttachments("5260250274")).isTrue();
        doors.declareAttachments(here, "{\"nip\": \"5260250274\", \"declared\": false}");
        assertThat(simulators.ministry().credentials().maySendAttachments("5260250274")).isFalse();
        assertThat(code(doors.declareAttachments(here, "{\"nip\": \"5260250274\", \"declared\": \"yes\"}"))).isEqualTo("400 malformed-request");
    }

    @Test
    void reset_empties_the_world_and_makes_the_demo_facility() {
        stage.database.update("INSERT INTO patient VALUES (7)");
        stage.database.update("INSERT INTO visit VALUES (1, 7)");
        stage.database.update("INSERT INTO consent VALUES (1)");
        doors.jump(here, "{\"now\": \"2036-01-12T14:20:00Z\"}");
        doors.setFaults(here, "{\"autopay\": {\"itn\": \"LOST\"}}");
        start(ORDER);

        var ids = json(doors.reset(here, ""));

        assertThat(ids).isEqualTo(json("{\"facility\": \"f-1\"}"));
        assertThat(count("patient") + count("visit") + count("consent") + count("rehearsal_order") + count("rehearsal_fault")).isZero();
        assertThat(count("seed")).isEqualTo(1);
        assertThat(List.of(count("trail"), count("trail_head"), count("data_key"))).containsOnly(1);
        assertThat(count("flyway_schema_history")).isPositive();
        assertThat(stage.clock.instant()).isBefore(Instant.parse("2036-01-01T00:00:00Z"));
        assertThat(stage.database.list("SELECT @@foreign_key_checks AS checked", row -> row.getInt("checked"))).containsExactly(1);
    }

    @Test
    void callers_from_elsewhere_stay_outside() {
        var elsewhere = callerFrom("192.0.2.7");

        assertThat(code(doors.reset(elsewhere, ""))).isEqualTo("403 loopback-only");
        assertThat(code(doors.now(elsewhere))).isEqualTo("403 loopback-only");
        assertThat(doors.now(callerFrom("0:0:0:0:0:0:0:1")).getStatus()).isEqualTo(200);
    }

    @Test
    void without_a_rehearsal_there_are_no_doors() {
        var settings = stage.settings(product.address());
        var asleep = new Rehearsal(stage.source(), stage.clock, new Simulators(stage.source(), stage.clock, settings), List.of(), Map::of, settings);
        Function<RehearsalResource, Response> reset = closed -> closed.reset(here, "");

        assertThat(code(reset.apply(new RehearsalResource(asleep)))).isEqualTo("404 not-found");
    }

    private static void start(String orderId) {
        simulators.operator().start(new AutopayOperator.Start(orderId, Money.pln("180.00"), "PLN", Option.none(), Option.none(), Option.none()));
    }

    private JsonObject order() {
        return json(doors.orders(here)).getJsonArray("items").getJsonObject(0);
    }

    private static int count(String table) {
        return stage.database.first("SELECT COUNT(*) AS n FROM " + table, row -> row.getInt("n")).get();
    }

    private static String code(Response response) {
        return response.getStatus() + " " + json(response).getString("code");
    }

    private static JsonObject json(Response response) {
        return json((String) response.getEntity());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static HttpServletRequest callerFrom(String address) {
        var request = mock(HttpServletRequest.class);
        when(request.getRemoteAddr()).thenReturn(address);
        return request;
    }
}
