package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPatient;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.adapters.rest.RunningApi.Answer;
import pl.proassist.application.port.Messages;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.VisitStatus;

class PatientRightsTest extends ApiTest {

    private static final String JAN = "/patients/" + PATIENT;
    private static final String CONSENT = json("{'kind':'marketing-sms','version':'2026-01','given':true,'way':'paper'}");

    @Test
    @Proves("SEC-20")
    void a_copy_for_a_program_holds_every_part_and_the_names_of_what_it_speaks_of() {
        var visit = paid();
        api.put(THE_FACILITY + "/blacklist/" + PATIENT, json("{'reason':'nie przyszedł'}"));
        api.post(THE_FACILITY + "/blacklist/" + PATIENT + "/contest", json("{'words':'był w szpitalu'}"));
        api.post(JAN + "/consents", CONSENT);

        var answer = api.get(JAN + "/export");

        var file = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(file.keySet()).containsExactly("patient", "visits", "marks", "waitingList", "consents", "disclosures", "names");
        assertThat(file.getJsonObject("patient")).isEqualTo(api.get(JAN).json());
        var held = file.getJsonArray("visits").getJsonObject(0);
        assertThat(held.getString("id")).isEqualTo(visit.substring("/visits/".length()));
        assertThat(held.getJsonArray("payments")).isEqualTo(api.get(linkOf(visit)).json().getJsonArray("payments"));
        assertThat(held.getJsonArray("messages")).isEqualTo(api.get(visit).json().getJsonArray("messages")).isNotEmpty();
        assertThat(file.getJsonArray("marks").getJsonObject(0).toString())
                .isEqualTo(json("{'facility':'%s','reason':'nie przyszedł','since':'2026-01-12T14:20:00Z','evidence':{'noShows':[],'lateCancellations':[],"
                        + "'asOf':'2026-01-12T14:20:00Z'},'contest':{'words':'był w szpitalu','at':'2026-01-12T14:20:00Z','by':{'kind':'INSTALLATION'}}}").formatted(FACILITY));
        assertThat(file.getJsonArray("consents")).isEqualTo(api.get(JAN + "/consents").json().getJsonArray("items"));
        assertThat(whats(file.getJsonArray("disclosures").getValuesAs(JsonObject.class))).contains("visit.book", "blacklist.put", "consent.write");
        assertThat(file.getJsonObject("names")).containsOnlyKeys(FACILITY.toString(), SPECIALIST.toString(), SERVICE.toString());
        assertThat(((JsonString) file.getJsonObject("names").get(SPECIALIST.toString())).getString()).isEqualTo("Anna Żuławska");
    }

    @Test
    @Proves("SEC-20")
    void a_copy_tells_to_whom_a_visit_is_billed() {
        var visit = paid();
        var billing = api.put(visit + "/billing", json("{'buyer':{'kind':'CONSUMER','name':'Ewa <Kowalska>','address':{'line1':'ul. Długa 1'}},'contract':'MP/7','email':'ewa@kowalska.example'}"));
        assertThat(billing.status()).isEqualTo(200);

        assertThat(api.get(JAN + "/export").json().getJsonArray("visits").getJsonObject(0).getJsonObject("billing")).isEqualTo(billing.json());
        assertThat(page("en").body()).containsSubsequence("<h2>To whom visits are billed</h2>", "<td>2026-01-26 10:00</td>", "<td>Ewa &lt;Kowalska&gt;</td>",
                "<td>ul. Długa 1, PL</td>", "<td>MP/7</td>", "<td>ewa@kowalska.example</td>");
    }

    @ParameterizedTest
    @CsvSource({"'', pl, Kopia danych pacjenta, potwierdzona", "de, pl, Kopia danych pacjenta, potwierdzona",
            "en, en, Copy of the patient’s data, confirmed", "uk, uk, Копія даних пацієнта, підтверджено"})
    @Proves("SEC-20")
    void a_copy_for_a_person_is_a_page_in_the_language_asked_for(String accepted, String language, String title, String confirmed) {
        paid();

        var page = page(accepted);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.header("Content-Language")).isEqualTo(language);
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>",
                "<td>Kowalski</td>", "<td>1980-05-17</td>", "<td>+48500600700</td>", "<td>2026-01-26 10:00</td>", "<td>Przychodnia Pod Lipą</td>",
                "<td>Anna Żuławska</td>", "<td>Konsultacja</td>", "<td>" + confirmed + "</td>", "<td>200.00 PLN</td>")
                .as("what the patient answered about coming").containsAnyOf("<td>nie pytano</td>", "<td>not asked</td>", "<td>не питали</td>");
    }

    @Test
    @Proves("SEC-23")
    void nothing_that_somebody_wrote_runs_in_the_page() {
        api.world.register(aPatient().named("<script>alert('x')</script>", "O\"Neil & <b>").notes("</td></table><img src=x onerror=alert(1)>").build());
        api.put(THE_FACILITY + "/exemptions/" + PATIENT, json("{'requirement':'NONE','reason':'<i>VIP</i>'}"));

        var page = page("en").body();

        assertThat(page).doesNotContain("<script", "<style", "<form", "<img", "<b>", "<i>", "href", "src=\"")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "O&quot;Neil &amp; &lt;b&gt;", "&lt;i&gt;VIP&lt;/i&gt;");
        assertThat(page("en").header("Content-Security-Policy")).isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void a_part_of_which_nothing_is_held_says_so() {
        assertThat(page("pl").body()).containsSubsequence("<h2>Wizyty</h2>\n<p>Brak danych.</p>", "<h2>Płatności</h2>\n<p>Brak danych.</p>",
                "<h2>Wysłane wiadomości</h2>\n<p>Brak danych.</p>", "<h2>Oznaczenia w placówkach</h2>\n<p>Brak danych.</p>", "<h2>Zgody</h2>\n<p>Brak danych.</p>");
    }

    @Test
    void whoever_takes_anything_gets_the_copy_for_a_program() {
        assertThat(api.send("GET", JAN + "/export", "", "Accept", "*/*").header("Content-Type")).isEqualTo("application/json");
        assertThat(api.send("GET", JAN + "/export", "", "Accept", "image/png").no()).isEqualTo("406 not-acceptable");
    }

    @Test
    void a_refused_page_is_a_problem_like_any_other() {
        var unknown = api.send("GET", "/patients/" + NOBODY + "/export", "", "Accept", "text/html");

        assertThat(unknown.no()).isEqualTo("404 unknown-patient");
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
    }

    /** In Polish; that the others have the same words, see {@link TextsTest}. */
    @Test
    void every_code_of_a_file_has_a_word() throws IOException {
        var words = new Properties();
        try (var bundle = Files.newBufferedReader(Path.of("src/main/resources/pl/proassist/adapters/rest/file.properties"))) {
            words.load(bundle);
        }

        var codes = Stream.of(codes("status", VisitStatus.values()), codes("means", Payment.Means.values()), codes("fate", Payment.Fate.values()), codes("attendance", Attendance.Answer.values()),
                codes("message", MessageKind.values()), codes("channel", MessageChannel.values()), codes("state", Messages.State.values()),
                codes("language", Language.values()), Consent.WAYS.stream().map(way -> "way." + way),
                Stream.of("mark.BLACKLIST", "mark.NONE", "mark.OPTIONAL", "given.true", "given.false")).flatMap(each -> each).toList();
        assertThat(words.keySet()).containsAll(codes);
        assertThat(Speech.of(Language.PL).file("act", "an.act-of-tomorrow")).isEqualTo("an.act-of-tomorrow");
    }

    @Test
    @Proves("SEC-20")
    void who_only_paid_is_reduced_to_a_name_and_asking_again_by_the_same_key_gets_the_same_answer() {
        var visit = paid();
        api.post(visit + "/cancel", json("{'by':'FACILITY','reason':'choroba'}"));

        var first = api.send("POST", JAN + "/erase", "", "Idempotency-Key", "e-1");
        var again = api.send("POST", JAN + "/erase", "", "Idempotency-Key", "e-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(json("{'duty':'MONEY','until':'2032-12-31'}"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get(JAN).body()).isEqualTo(json("{'id':'%s','firstName':'Jan','lastName':'Kowalski','language':'pl'}".formatted(PATIENT)));
        assertThat(api.post("/patients/search", json("{'q':'+48500600700'}")).json().getJsonArray("items")).isEmpty();
    }

    @Test
    @Proves("SEC-20")
    void who_neither_came_nor_paid_is_nobody_afterwards() {
        assertThat(api.post(JAN + "/erase", "{}").body()).isEqualTo(json("{'duty':'NONE'}"));
        assertThat(api.get(JAN).json().getString("lastName")).isEqualTo("usunięte");
    }

    @Test
    @Proves("SEC-20")
    void a_visit_ahead_and_a_duty_of_the_law_each_have_a_no_of_their_own() {
        var visit = paid();

        assertThat(api.post(JAN + "/erase", "").no()).isEqualTo("409 patient-has-visits");
        api.post(visit + "/complete", "");
        assertThat(api.post(JAN + "/erase", "").no()).isEqualTo("422 retention-duty");
        assertThat(api.get(JAN).json().getString("lastName")).isEqualTo("Kowalski");
        assertThat(api.post("/patients/" + NOBODY + "/erase", "").no()).isEqualTo("404 unknown-patient");
        assertThat(api.post(JAN + "/erase", json("{'really':true}")).wrong()).containsExactly("really unknown-member");
    }

    @Test
    @Proves("SEC-20")
    void consents_are_written_line_by_line_and_read_oldest_first() {
        var given = api.post(JAN + "/consents", CONSENT);
        var withdrawn = api.post(JAN + "/consents", CONSENT.replace("true", "false").replace("paper", "phone"));

        assertThat(given.status()).isEqualTo(201);
        assertThat(given.body()).isEqualTo(json("{'kind':'marketing-sms','version':'2026-01','given':true,'way':'paper','at':'2026-01-12T14:20:00Z'}"));
        assertThat(api.get(JAN + "/consents").body()).isEqualTo("{\"items\":[" + given.body() + "," + withdrawn.body() + "]}");
        assertThat(api.get("/patients/" + NOBODY + "/consents").no()).isEqualTo("404 unknown-patient");
        assertThat(api.post("/patients/" + NOBODY + "/consents", CONSENT).no()).isEqualTo("404 unknown-patient");
    }

    @Test
    void everything_that_is_wrong_with_a_consent_is_told_at_once_and_nothing_is_written() {
        var wrong = api.post(JAN + "/consents", json("{'kind':'Marketing SMS','version':'','given':'yes','way':'fax','at':'2026-01-01T00:00:00Z'}"));

        assertThat(wrong.wrong()).containsExactlyInAnyOrder("kind not-a-kind", "version blank", "given not-a-flag", "way not-allowed", "at unknown-member");
        assertThat(api.post(JAN + "/consents", "{}").wrong()).containsExactlyInAnyOrder("kind missing", "version missing", "given missing", "way missing");
        assertThat(api.get(JAN + "/consents").json().getJsonArray("items")).isEmpty();
    }

    @Test
    @Proves("SEC-24")
    void a_patient_is_told_who_has_seen_the_card_page_by_page() {
        api.staff.active("ann");
        api.callers.put("ann", Staff.caller("ann", Grants.ALL));
        api.callers.put("newcomer", Staff.caller("ann", Grants.NONE));
        api.send("GET", JAN, "", "Authorization", "Bearer ann");
        api.send("GET", JAN, "", "Authorization", "Bearer newcomer");
        api.get(JAN);

        var first = api.get(JAN + "/disclosures?limit=2").json();
        var second = api.get(JAN + "/disclosures?limit=2&cursor=" + first.getString("next")).json();

        var all = new ArrayList<>(first.getJsonArray("items").getValuesAs(JsonObject.class));
        all.addAll(second.getJsonArray("items").getValuesAs(JsonObject.class));
        assertThat(all).extracting(each -> each.getString("who", "") + " " + each.getString("what") + " " + each.getBoolean("refused"))
                .containsExactly(" patient.look false", "Anna Maj patient.look true", "Anna Maj patient.look false");
        assertThat(second).doesNotContainKey("next");
        assertThat(api.get("/patients/" + NOBODY + "/disclosures").no()).isEqualTo("404 unknown-patient");
        assertThat(api.get(JAN + "/disclosures?cursor=x&limit=0").wrong()).containsExactlyInAnyOrder("cursor not-a-cursor", "limit out-of-range");
    }

    @Test
    @Proves("SEC-22")
    void the_key_for_personal_data_is_changed_and_one_sees_how_far_that_has_come() {
        var before = api.get("/data-keys").json();
        var rotated = api.send("POST", "/data-keys/rotate", "", "Idempotency-Key", "r-1");
        var again = api.send("POST", "/data-keys/rotate", "", "Idempotency-Key", "r-1");

        assertThat(before.keySet()).containsExactly("current", "rows", "older");
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.json().getString("current")).isNotEqualTo(before.getString("current"));
        assertThat(again.body()).isEqualTo(rotated.body());
        assertThat(api.get("/data-keys").json()).isEqualTo(rotated.json());
        assertThat(api.post("/data-keys/rotate", json("{'key':'abc'}")).wrong()).containsExactly("key unknown-member");
    }

    /** Booked, paid at the desk, confirmed and told. */
    private String paid() {
        var visit = awaited();
        api.post(visit + "/payments", json("{'amount':'200.00','means':'CASH'}"));
        api.world.settle();
        return visit;
    }

    private Answer page(String accepted) {
        return api.send("GET", JAN + "/export", "", "Accept", "text/html", "Accept-Language", accepted);
    }

    private static List<String> whats(List<JsonObject> disclosures) {
        return disclosures.stream().map(each -> each.getString("what")).toList();
    }

    private static Stream<String> codes(String kind, Enum<?>... codes) {
        return Arrays.stream(codes).map(code -> kind + "." + code.name());
    }
}
