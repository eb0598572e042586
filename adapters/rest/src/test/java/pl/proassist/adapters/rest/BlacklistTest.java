package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.PATIENT;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.Grants;

/** The blacklist as the desk sees it. */
@Proves("PAY-17")
class BlacklistTest extends ApiTest {

    private static final String LIST = THE_FACILITY + "/blacklist";
    private static final String ENTRY = LIST + "/" + PATIENT;

    private int keys;

    @Test void an_entry_is_shown_with_all_that_is_held_of_it() {
        assertThat(api.get(ENTRY).no()).isEqualTo("404 unknown-blacklist-entry");
        assertThat(api.put(ENTRY, json("{'reason':'nie przyszła trzy razy','expires':'2026-07-01T00:00:00Z'}")).json().getString("expires")).isEqualTo("2026-07-01T00:00:00Z");

        var shown = api.get(ENTRY).json();

        assertThat(shown.getString("reason")).isEqualTo("nie przyszła trzy razy");
        assertThat(shown.getString("since")).isEqualTo("2026-01-12T14:20:00Z");
        assertThat(shown.getString("expires")).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(shown.getJsonObject("by").getString("kind")).isEqualTo("INSTALLATION");
        assertThat(shown.getJsonObject("evidence").getJsonArray("noShows")).isEmpty();
        assertThat(api.get(LIST).json().getJsonArray("items").getValuesAs(JsonObject.class)).containsExactly(shown);
    }

    @Test @Proves("PAY-17") void an_entry_is_contested_and_upheld_by_somebody_else() {
        api.callers.put("somebody", Staff.caller("somebody", Grants.ALL));
        assertThat(contest("{'words':'byłam w szpitalu'}").no()).isEqualTo("404 unknown-blacklist-entry");
        api.put(ENTRY, json("{'reason':'nie przyszła'}"));
        assertThat(uphold().no()).isEqualTo("409 not-contested");

        assertThat(contest("{'words':'byłam w szpitalu,\\nmam wypis'}").status()).isEqualTo(204);
        assertThat(uphold().no()).as("by whoever made it").isEqualTo("422 own-decision");
        var upheld = uphold("somebody").json();

        assertThat(upheld.getJsonObject("contest").getString("words")).isEqualTo("byłam w szpitalu,\nmam wypis");
        assertThat(upheld.getJsonObject("contest").getJsonObject("upheld").getString("reason")).isEqualTo("innego dnia");
    }

    @Test void an_end_that_has_passed_is_refused() {
        assertThat(api.put(ENTRY, json("{'reason':'x','expires':'2026-01-12T14:20:00Z'}")).no()).isEqualTo("422 expiry-passed");
        assertThat(api.put(ENTRY, json("{'reason':'x','expires':'jutro'}")).wrong()).containsExactly("expires not-an-instant");
    }

    @Test void the_facility_says_what_it_counts() {
        var own = json("{'visits':2,'months':12,'late':'PT4H'}");

        assertThat(api.get(LIST + "/criteria").json().toString()).isEqualTo(json("{'visits':3,'months':6,'late':'PT24H'}"));
        assertThat(api.put(LIST + "/criteria", own).status()).isEqualTo(201);
        assertThat(api.put(LIST + "/criteria", own).status()).isEqualTo(200);
        assertThat(api.get(LIST + "/criteria").json().getInt("visits")).isEqualTo(2);
        assertThat(api.get(LIST + "/proposals").json().getJsonArray("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'visits':0,'months':6,'late':'PT24H'}|visits out-of-range", "{'visits':3,'months':61,'late':'PT24H'}|months out-of-range",
        "{'visits':3,'months':6,'late':'PT337H'}|late out-of-range", "{'visits':3,'months':6}|late missing"})
    void criteria_that_no_clinic_means_are_refused(String body, String wrong) {
        assertThat(api.put(LIST + "/criteria", json(body)).wrong()).containsExactly(wrong);
    }

    private RunningApi.Answer contest(String body) {
        return api.send("POST", ENTRY + "/contest", json(body), "Idempotency-Key", "contest-" + ++keys);
    }

    private RunningApi.Answer uphold(String token) {
        return api.send("POST", ENTRY + "/uphold", json("{'reason':'innego dnia'}"), "Idempotency-Key", "uphold-" + ++keys, "Authorization", "Bearer " + token);
    }

    private RunningApi.Answer uphold() {
        return api.send("POST", ENTRY + "/uphold", json("{'reason':'innego dnia'}"), "Idempotency-Key", "uphold-" + ++keys);
    }
}
