package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.play.Staff.Person;
import pl.proassist.play.Staff.Session;

/** What was done can be told afterwards, and whoever rewrites it is found out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailIT {

    private Day day;
    private Staff staff;
    private Person anna;
    private Session desk;

    @BeforeAll
    void begin() {
        day = Day.begin();
        staff = new Staff(day.api, day.rehearsal);
        anna = staff.hire("Anna", "Maj", day.clinic, "RECEPTIONIST_IN_TRAINING");
        desk = staff.logIn(anna);
    }

    @Test
    @Proves("SEC-21")
    void the_trail_tells_who_did_what_from_where_and_what_became_of_it() {
        var patient = day.clinic.patient();
        var visit = newId();

        staff.knock(anna.login(), "wrong").expect(401);
        desk.api().get("/api/v1/patients/" + patient.id()).expect(200);
        desk.api().put("/api/v1/visits/" + visit, day.clinic.booking(day.specialist, day.service, patient, Day.slot(0))).expect(201);
        desk.api().put("/api/v1/visits/%s/payment-terms".formatted(visit), object("requirement", "NONE", "reason", "znajomy")).expect(403);
        desk.api().get("/api/v1/audit?facility=" + day.clinic.facility()).expect(403);

        assertThat(entries("user=" + anna.id())).contains("login.done done", "patient.look done", "visit.book done",
                "visit.terms forbidden", "audit.read forbidden");
        assertThat(entries("patient=" + patient.id())).contains("patient.look done", "visit.book done");
        assertThat(items("what=login.password").get(0).getJsonObject("entry").toString()).contains("wrong-credentials", "127.0.0.1", anna.id());
        assertThat(items("what=permissions.give").get(0).getJsonObject("entry").toString()).contains("RECEPTIONIST_IN_TRAINING", anna.id());
        assertThat(entries("what=audit.read")).contains("audit.read done");
        assertThat(items("what=visit.book").get(0).getJsonObject("entry").toString())
                .contains(anna.id(), visit, day.clinic.facility(), "\"PERSON\"").doesNotContain("Nowak", patient.phone());
    }

    @Test
    @Proves("SEC-21")
    void an_export_holds_together() {
        assertThat(verdict(UnaryOperator.identity())).satisfies(verdict -> {
            assertThat(verdict.code()).as(verdict.words()).isZero();
            assertThat(verdict.words()).contains("unbroken");
        });
        assertThat(entries("what=audit.export")).contains("audit.export done");
    }

    static Stream<Arguments> falsifications() {
        return Stream.<Arguments>of(
                falsified("a flipped letter", lines -> changed(lines, lines.size() / 2, line -> line.replace("\"who\"", "\"whp\""))),
                falsified("another result", lines -> changed(lines, lines.size() / 2, line -> line.replaceFirst("\"result\":\"", "\"result\":\"well-"))),
                falsified("a removed entry", lines -> without(lines, lines.size() / 2)),
                falsified("a swapped pair", lines -> {
                    var swapped = new ArrayList<>(lines);
                    Collections.swap(swapped, lines.size() / 2, lines.size() / 2 + 1);
                    return swapped;
                }),
                falsified("a tail without its end", lines -> lines.subList(0, lines.size() - 1)),
                falsified("an end that moved up", lines -> without(lines, lines.size() - 2)),
                falsified("a forged end", lines -> changed(lines, lines.size() - 1, line -> line.replaceAll("[0-9a-f]{64}\"}$", "0".repeat(64) + "\"}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("falsifications")
    @Proves("SEC-21")
    void a_falsified_export_is_found_out(String what, UnaryOperator<List<String>> falsify) {
        var verdict = verdict(falsify);

        assertThat(verdict.code()).as(verdict.words()).isEqualTo(1);
        assertThat(verdict.words()).contains("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE trail SET what = 'nothing' WHERE n = 1", "UPDATE trail SET result = 'done'", "DELETE FROM trail",
            "DELETE FROM trail WHERE n = 1", "TRUNCATE trail", "REPLACE INTO trail SELECT * FROM trail WHERE n = 1", "DELETE FROM trail_head",
            "DELETE FROM consent"})
    @Proves("SEC-21")
    void the_products_own_user_of_the_database_cannot_rewrite_it(String statement) throws SQLException {
        day.api.post("/api/v1/patients/%s/consents".formatted(day.clinic.patient().id()),
                object("kind", "marketing-sms", "version", "2027-01", "given", true, "way", "desk")).expect(201);
        var settings = day.product.databaseSettings();
        try (var connection = DriverManager.getConnection(settings.get("PROASSIST_DB_URL"), settings.get("PROASSIST_DB_USER"),
                settings.get("PROASSIST_DB_PASSWORD"));
                var rewriting = connection.createStatement()) {
            var before = count(rewriting);

            assertThatThrownBy(() -> rewriting.executeUpdate(statement)).isInstanceOf(SQLException.class);

            assertThat(count(rewriting)).isGreaterThanOrEqualTo(before);
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("SELECT COUNT(*) FROM trail")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<JsonObject> items(String filter) {
        return day.api.get("/api/v1/audit?" + filter).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** Newest first: what was done, and what became of it. */
    private List<String> entries(String filter) {
        return items(filter).stream().map(item -> item.getJsonObject("entry")).map(entry -> entry.getString("what") + " " + entry.getString("result")).toList();
    }

    /** @param falsify what somebody does to the lines of an export before it is checked */
    private Verdict verdict(UnaryOperator<List<String>> falsify) {
        var lines = day.api.get("/api/v1/audit/export").expect(200).body().lines().toList();
        return Verdict.on(String.join("\n", falsify.apply(lines)) + "\n", day.product.home());
    }

    private static Arguments falsified(String what, UnaryOperator<List<String>> falsify) {
        return Arguments.of(what, falsify);
    }

    private static List<String> changed(List<String> lines, int at, UnaryOperator<String> change) {
        var all = new ArrayList<>(lines);
        all.set(at, change.apply(all.get(at)));
        return all;
    }

    private static List<String> without(List<String> lines, int at) {
        var all = new ArrayList<>(lines);
        all.remove(at);
        return all;
    }
}
