package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.PATIENT_BODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

class CardsTest extends ApiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/facilities/ID|{'name':'Klinika Żoliborz','zone':'Europe/Warsaw','phone':'+48221234567','email':'a@b.example','nip':'5252248481','address':'ul. Prosta 1'}",
        THE_FACILITY_ROW + "/specialists/ID|{'firstName':'Jan','lastName':'Maj','title':'dr','specialisation':'kardiologia'}",
        THE_FACILITY_ROW + "/services/ID|{'name':'Konsultacja','durationMinutes':30,'price':'150.00','vat':'ZW'}",
        THE_FACILITY_ROW + "/rooms/ID|{'name':'Gabinet 4'}",
        "/patients/ID|{'firstName':'Anna','lastName':'Nowak','pesel':'44051401359','birthDate':'1944-05-14','phone':'+48500600700','email':'a@n.example','language':'pl',"
            + "'address':'ul. Polna 3 m. 4, Warszawa','notes':'Dzwonić po 16.\\nWejście od podwórza.'}"})
    void a_card_is_created_once_stays_when_repeated_and_is_changed_by_whom_has_seen_it(String path, String quoted) {
        var id = UUID.randomUUID().toString();
        var card = path.replace("ID", id).replace("FACILITY", THE_FACILITY);
        var body = json(quoted);

        var first = api.put(card, body);
        var again = api.put(card, body);
        var other = api.put(card, body.replaceFirst("(name|lastName)\":\"", "$1\":\"Inna "));
        var stale = api.send("PUT", card, body.replaceFirst("(name|lastName)\":\"", "$1\":\"Inna "), "If-Match", "\"7\"");
        var seen = api.send("PUT", card, body.replaceFirst("(name|lastName)\":\"", "$1\":\"Inna "), "If-Match", first.header("ETag"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.json()).containsAllEntriesOf(object(body));
        assertThat(again.status()).isEqualTo(200);
        assertThat(other.no()).isEqualTo("409 id-in-use");
        assertThat(stale.no()).isEqualTo("412 stale-version");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.get(card).json()).isEqualTo(seen.json()).containsEntry("id", jakarta.json.Json.createValue(id));
    }

    static final String THE_FACILITY_ROW = "FACILITY";

    private static JsonObject object(String text) {
        try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void a_change_of_what_does_not_exist_is_refused() {
        var answer = api.send("PUT", "/patients/" + UUID.randomUUID(), PATIENT_BODY, "If-Match", "\"1\"");

        assertThat(answer.no()).isEqualTo("412 stale-version");
    }

    @Test
    void a_landline_is_a_phone_too_and_is_kept_in_its_international_form() {
        var answer = api.put("/patients/" + UUID.randomUUID(), PATIENT_BODY);

        assertThat(answer.json().getString("phone")).isEqualTo("+48221234567");
        assertThat(answer.json().getString("language")).isEqualTo("uk");
    }

    @Test
    void a_nip_may_be_written_with_dashes() {
        var answer = api.put("/facilities/" + UUID.randomUUID(), json("{'name':'Klinika','nip':'525-224-84-81'}"));

        assertThat(answer.json().getString("nip")).isEqualTo("5252248481");
        assertThat(answer.json().getString("zone")).isEqualTo("Europe/Warsaw");
    }

    @Test
    void what_lies_in_another_facility_is_not_known_here() {
        var other = "/facilities/" + UUID.randomUUID();
        api.put(other, json("{'name':'Inna'}"));
        var room = UUID.randomUUID();
        api.put(THE_FACILITY + "/rooms/" + room, json("{'name':'Gabinet 1'}"));

        assertThat(api.get(other + "/rooms/" + room).no()).isEqualTo("404 unknown-room");
        assertThat(api.put(other + "/rooms/" + room, json("{'name':'Gabinet 1'}")).no()).isEqualTo("409 id-in-use");
    }

    @Test
    @Proves("PAT-03")
    void patients_are_found_by_what_stands_in_the_body_page_by_page() {
        for (var name : new String[] {"Adam", "Beata", "Celina"}) {
            api.put("/patients/" + UUID.randomUUID(), json("{'firstName':'%s','lastName':'Wróbel'}".formatted(name)));
        }

        var first = api.post("/patients/search?limit=2", json("{'q':'Wróbel'}")).json();
        var second = api.post("/patients/search?limit=2&cursor=" + first.getString("next"), json("{'q':'Wróbel'}")).json();

        assertThat(first.getJsonArray("items").getValuesAs(JsonObject.class)).extracting(each -> each.getString("firstName")).containsExactly("Adam", "Beata");
        assertThat(second.getJsonArray("items").getValuesAs(JsonObject.class)).extracting(each -> each.getString("firstName")).containsExactly("Celina");
        assertThat(second).doesNotContainKey("next");
    }
}
