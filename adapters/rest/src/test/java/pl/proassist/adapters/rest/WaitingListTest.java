package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

/** The waiting list over HTTP. */
class WaitingListTest extends ApiTest {

    private static final String LIST = THE_FACILITY + "/waiting-list";
    private static final String ENTRY = LIST + "/1f0e2d3c-4b5a-4968-8776-655443322111";
    private static final String WISH = "'patient':'" + PATIENT + "','service':'" + SERVICE + "'";

    @Test @Proves({"CAL-10", "A25"})
    void a_patient_is_written_down_changed_shown_and_taken_off() {
        var first = api.put(ENTRY, json("{" + WISH + ",'from':'2026-01-19','to':'2026-01-31'}"));
        api.world.clock.advance(Duration.ofHours(1));
        var changed = api.put(ENTRY, json("{" + WISH + ",'specialist':'" + SPECIALIST + "','from':'2026-01-19T10:00:00Z','to':'2026-01-31'}"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("from")).as("days are those of the facility").isEqualTo("2026-01-18T23:00:00Z");
        assertThat(first.json().getString("to")).isEqualTo("2026-01-31T23:00:00Z");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().getString("since")).as("the place is kept").isEqualTo("2026-01-12T14:20:00Z");
        assertThat(api.get(LIST).json().getJsonArray("items")).containsExactly(changed.json());
        assertThat(api.send("DELETE", ENTRY, "").status()).isEqualTo(204);
        assertThat(api.get(LIST).json().getJsonArray("items")).isEmpty();
        assertThat(api.send("DELETE", ENTRY, "").no()).isEqualTo("404 unknown-waiting-list-entry");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'service':'SERVICE','from':'2026-01-19','to':'2026-01-31'}|400 malformed-request",
        "{'patient':'PATIENT','service':'SERVICE','from':'2026-01-19'}|400 malformed-request",
        "{'patient':'PATIENT','service':'SERVICE','from':'2026-01-31','to':'2026-01-19'}|400 malformed-request",
        "{'patient':'PATIENT','service':'SERVICE','from':'2026-01-01','to':'2028-02-01'}|400 malformed-request",
        "{'patient':'PATIENT','service':'SERVICE','from':'2026-01-19','to':'2026-01-31','kiedy':'jutro'}|400 malformed-request",
        "{'patient':'NOBODY','service':'SERVICE','from':'2026-01-19','to':'2026-01-31'}|404 unknown-patient",
        "{'patient':'PATIENT','service':'NOBODY','from':'2026-01-19','to':'2026-01-31'}|404 unknown-service",
        "{'patient':'PATIENT','service':'SERVICE','specialist':'NOBODY','from':'2026-01-19','to':'2026-01-31'}|404 unknown-specialist"})
    void an_entry_that_cannot_be_has_its_clear_answer_and_is_not_written(String body, String answer) {
        assertThat(api.put(ENTRY, json(body.replace("PATIENT", PATIENT.toString()).replace("SERVICE", SERVICE.toString()).replace("NOBODY", Bodies.NOBODY))).no())
                .isEqualTo(answer);
        assertThat(api.get(LIST).json().getJsonArray("items")).isEmpty();
    }
}
