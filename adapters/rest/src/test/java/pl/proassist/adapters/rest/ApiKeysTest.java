package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;

class ApiKeysTest extends ApiTest {

    private static final String WANTED = json("{'name':'Booking page','permissions':['visits.book','visits.view'],'expiresAt':'2026-12-31T00:00:00Z'}");

    private final String id = UUID.randomUUID().toString();

    @Test
    void a_key_is_shown_once_and_opens_what_it_was_made_for() {
        var first = api.put(THE_FACILITY + "/api-keys/" + id, WANTED);
        var again = api.put(THE_FACILITY + "/api-keys/" + id, WANTED);
        var other = api.put(THE_FACILITY + "/api-keys/" + id, WANTED.replace("Booking", "Another"));

        assertThat(first.status()).isEqualTo(201);
        var key = first.json().getString("key");
        assertThat(key).startsWith("pk_");
        assertThat(first.body()).isEqualTo(json(("{'id':'%s','name':'Booking page','facility':'%s','permissions':['visits.view','visits.book'],"
                + "'createdAt':'%s','expiresAt':'2026-12-31T00:00:00Z','revoked':false,'key':'%s'}").formatted(id, FACILITY, BOOKED, key)));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).doesNotContain(key);
        assertThat(other.no()).isEqualTo("409 id-in-use");
        assertThat(as(key, "GET", "/visits?facility=" + FACILITY, "").status()).isEqualTo(200);
        assertThat(as(key, "GET", THE_FACILITY + "/api-keys", "").no()).isEqualTo("403 forbidden");
        assertThat(items(THE_FACILITY + "/api-keys").get(0).getString("lastUsed")).isEqualTo(BOOKED.toString());
        assertThat(items(THE_FACILITY + "/api-keys").get(0)).doesNotContainKey("key");
    }

    @Test
    void keys_to_every_facility_stand_apart() {
        var made = api.put("/api-keys/" + id, WANTED);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json()).doesNotContainKey("facility");
        assertThat(items("/api-keys")).extracting(each -> each.getString("id")).containsExactly(id);
        assertThat(items(THE_FACILITY + "/api-keys")).isEmpty();
    }

    @Test
    void a_rotated_key_opens_beside_the_new_one_for_as_long_as_was_said() {
        var old = api.put("/api-keys/" + id, WANTED).json().getString("key");

        var rotated = api.send("POST", "/api-keys/" + id + "/rotate", json("{'overlap':'PT24H'}"), "Idempotency-Key", "r");
        var repeated = api.send("POST", "/api-keys/" + id + "/rotate", json("{'overlap':'PT24H'}"), "Idempotency-Key", "r");

        var fresh = rotated.json().getString("key");
        assertThat(fresh).startsWith("pk_").isNotEqualTo(old);
        assertThat(repeated.json()).isEqualTo(rotated.json());
        assertThat(as(old, "GET", "/visits", "").status()).isEqualTo(200);
        api.world.clock.set(BOOKED.plus(Duration.ofHours(24)));
        assertThat(as(old, "GET", "/visits", "").no()).isEqualTo("401 unauthenticated");
        assertThat(as(fresh, "GET", "/visits", "").status()).isEqualTo(200);
    }

    @Test
    void a_revoked_key_opens_nothing_and_is_not_rotated() {
        var key = api.put("/api-keys/" + id, WANTED).json().getString("key");

        var revoked = api.delete("/api-keys/" + id);

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(as(key, "GET", "/visits", "").no()).isEqualTo("401 unauthenticated");
        assertThat(items("/api-keys").get(0).getBoolean("revoked")).isTrue();
        assertThat(api.post("/api-keys/" + id + "/rotate", json("{'overlap':'PT0S'}")).no()).isEqualTo("404 unknown-api-key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|name missing,permissions missing,expiresAt missing",
        "{'name':'','permissions':[],'expiresAt':'2028-12-31T00:00:00Z'}|name blank,permissions empty,expiresAt out-of-range",
        "{'name':'K','permissions':['all'],'expiresAt':'2026-01-12T14:20:00Z'}|permissions not-allowed,expiresAt out-of-range",
        "{'name':'K','permissions':['users'],'expiresAt':'tomorrow','key':'pk_mine'}|expiresAt not-an-instant,key unknown-member"})
    void a_key_that_makes_no_sense_is_refused_with_every_field(String quoted, String wrong) {
        assertThat(api.put("/api-keys/" + id, json(quoted)).wrong()).containsExactly(wrong.split(","));
        assertThat(api.put(THE_FACILITY + "/api-keys/" + id, json(quoted)).wrong()).containsExactly(wrong.split(","));
        assertThat(items("/api-keys")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'overlap':'P1D'}", "{'overlap':'PT169H'}", "{'overlap':'-PT1H'}", "{'overlap':'PT-1H'}", "{'overlap':24}"})
    void an_overlap_of_more_than_a_week_or_of_none_is_refused(String quoted) {
        var key = api.put("/api-keys/" + id, WANTED).json().getString("key");

        assertThat(api.post("/api-keys/" + id + "/rotate", json(quoted)).no()).isEqualTo("400 malformed-request");
        assertThat(as(key, "GET", "/visits", "").status()).isEqualTo(200);
    }

    @Test
    void what_names_no_key_is_unknown() {
        assertThat(api.delete("/api-keys/" + NOBODY).no()).isEqualTo("404 unknown-api-key");
        assertThat(api.delete("/api-keys/x").no()).isEqualTo("404 unknown-api-key");
        assertThat(api.post("/api-keys/" + NOBODY + "/rotate", json("{'overlap':'PT0S'}")).no()).isEqualTo("404 unknown-api-key");
    }

    @Test
    void nobody_makes_a_key_that_opens_more_than_one_may_oneself_nor_for_somebody_elses_facility() {
        api.callers.put("head", Staff.caller("head", new Grants(Set.of(), Map.of(FACILITY, Set.of(Permission.USERS, Permission.VISITS_VIEW)))));

        assertThat(as("head", "PUT", THE_FACILITY + "/api-keys/" + id, WANTED).no()).isEqualTo("403 cannot-grant");
        assertThat(as("head", "PUT", "/api-keys/" + id, WANTED).no()).isEqualTo("403 forbidden");
        assertThat(as("head", "PUT", "/facilities/" + NOBODY + "/api-keys/" + id, WANTED).no()).isEqualTo("404 unknown-facility");
        assertThat(as("head", "GET", "/facilities/" + NOBODY + "/api-keys", "").no()).isEqualTo("404 unknown-facility");
    }

    private List<JsonObject> items(String path) {
        return api.get(path).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private RunningApi.Answer as(String token, String method, String path, String body) {
        return api.send(method, path, body, "Authorization", "Bearer " + token);
    }
}
