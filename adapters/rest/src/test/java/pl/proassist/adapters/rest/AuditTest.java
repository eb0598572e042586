package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Trail;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;

class AuditTest extends ApiTest {

    @Test
    @Proves("SEC-21")
    void the_log_is_read_newest_first_and_each_entry_is_what_its_hash_was_made_of() {
        api.get("/patients/" + PATIENT);

        var newest = items("/audit").get(0);

        var stored = api.world.stores.trail().page(new Trail.Filter(Option.none(), Option.none(), Option.none(), Option.some("patient.look"),
                Option.none(), Option.none()), Option.none(), 1).get(0);
        assertThat(newest.keySet()).containsExactly("number", "at", "hash", "entry");
        assertThat(newest.getString("hash")).isEqualTo(stored.hash());
        assertThat(newest.getJsonObject("entry").toString()).isEqualTo(stored.body());
        assertThat(newest.getJsonObject("entry").getString("what")).isEqualTo("patient.look");
        assertThat(newest.getJsonNumber("number").longValue()).isEqualTo(stored.number());
        assertThat(whats("/audit")).startsWith("audit.read");
    }

    @Test
    void the_log_is_asked_for_a_facility_a_patient_a_person_an_act_and_a_time() {
        api.staff.active("ann");
        api.callers.put("ann", Staff.caller("ann", Grants.ALL));
        api.send("GET", "/patients/" + PATIENT, "", "Authorization", "Bearer ann");
        api.put(THE_FACILITY + "/login-rules", json("{'secondStep':'OPTIONAL'}"));

        assertThat(whats("/audit?facility=" + FACILITY)).containsExactly("login-rules.change");
        assertThat(whats("/audit?patient=" + PATIENT)).containsExactly("patient.look");
        assertThat(whats("/audit?user=" + Staff.id("ann"))).containsExactly("patient.look");
        assertThat(whats("/audit?what=login-rules.change")).containsExactly("login-rules.change");
        assertThat(whats("/audit?from=2026-01-12&to=2026-01-12&what=patient.look")).hasSize(1);
        assertThat(whats("/audit?from=2026-01-13&what=patient.look")).isEmpty();
        assertThat(whats("/audit?to=2026-01-12T14:20:00Z&what=patient.look")).isEmpty();
    }

    @Test
    void the_log_is_read_page_by_page() {
        for (int i = 0; i < 3; i++) {
            api.get("/patients/" + PATIENT);
        }

        var first = api.get("/audit?what=patient.look&limit=2").json();
        var second = api.get("/audit?what=patient.look&limit=2&cursor=" + first.getString("next")).json();

        var numbers = new ArrayList<>(numbers(first));
        numbers.addAll(numbers(second));
        assertThat(numbers).hasSize(3).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(second).doesNotContainKey("next");
    }

    @Test
    @Proves("SEC-21")
    void the_whole_log_is_taken_away_line_by_line_and_ends_with_its_head() {
        api.get("/patients/" + PATIENT);

        var answer = api.get("/audit/export");

        var expected = new ArrayList<String>();
        api.world.stores.trail().export(expected::add);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo(String.join("\n", expected) + "\n");
        assertThat(answer.body().lines().toList()).last().asString().startsWith("{\"head\":");
        assertThat(answer.body()).contains("audit.export");
    }

    @Test
    void taking_away_the_whole_log_needs_more_than_a_right_in_one_facility() {
        var both = Set.of(Permission.AUDIT_VIEW, Permission.AUDIT_EXPORT);
        api.callers.put("manager", Staff.caller("manager", new Grants(Set.of(), Map.of(FACILITY, both))));
        api.callers.put("desk", Staff.caller("desk", new Grants(Set.of(), Map.of(FACILITY, Set.of(Permission.VISITS_VIEW)))));
        api.get("/patients/" + PATIENT);

        assertThat(as("manager", "/audit/export").no()).isEqualTo("403 forbidden");
        assertThat(as("manager", "/audit?what=patient.look").json().getJsonArray("items")).isEmpty();
        assertThat(as("manager", "/audit?facility=" + Bodies.NOBODY).no()).isEqualTo("404 unknown-facility");
        assertThat(as("desk", "/audit").no()).isEqualTo("403 forbidden");
        assertThat(whats("/audit?user=" + Staff.id("desk"))).containsExactly("audit.read");
    }

    @ParameterizedTest
    @CsvSource({"facility=x, facility not-an-id", "patient=Nowak, patient not-an-id", "user=x, user not-an-id", "from=yesterday, from not-a-moment",
        "limit=0, limit out-of-range", "cursor=1, cursor not-a-cursor", "hash=x, hash unknown-parameter"})
    void a_question_that_makes_no_sense_is_refused(String question, String wrong) {
        assertThat(api.get("/audit?" + question).wrong()).containsExactly(wrong);
    }

    private List<String> whats(String path) {
        return items(path).stream().map(each -> each.getJsonObject("entry").getString("what")).toList();
    }

    private static List<Long> numbers(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(each -> each.getJsonNumber("number").longValue()).toList();
    }

    private List<JsonObject> items(String path) {
        return api.get(path).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private RunningApi.Answer as(String token, String path) {
        return api.send("GET", path, "", "Authorization", "Bearer " + token);
    }
}
