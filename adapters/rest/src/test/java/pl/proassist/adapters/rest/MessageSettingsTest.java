package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

class MessageSettingsTest extends ApiTest {

    private static final String SETTINGS = THE_FACILITY + "/message-settings";

    @Test @Proves({"MSG-01", "MSG-02"})
    void a_facility_that_set_nothing_shows_what_is_usual() {
        var shown = api.get(SETTINGS);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo("\"0\"");
        assertThat(shown.json().getJsonObject("quietHours")).isEqualTo(object("{'from':'21:00','to':'08:00'}"));
        assertThat(shown.json().getJsonObject("kinds")).hasSize(17);
        assertThat(kind(shown.json(), "PAYMENT_REMINDER")).isEqualTo(object("{'on':true,'channels':['EMAIL','SMS'],'lead':'PT24H'}"));
        assertThat(kind(shown.json(), "VISIT_CONFIRM_REQUEST")).isEqualTo(object("{'on':false,'channels':['EMAIL','SMS'],'lead':'P3D'}"));
        assertThat(kind(shown.json(), "INVOICE")).as("an SMS for each invoice would cost more than it tells").isEqualTo(object("{'on':true,'channels':['EMAIL']}"));
        assertThat(kind(shown.json(), "VISIT_MOVED")).isEqualTo(object("{'on':true,'channels':['EMAIL','SMS']}"));
    }

    @Test @Proves({"MSG-01", "MSG-02", "MSG-08"})
    void all_that_is_set_is_shown_as_it_was_set_and_can_be_sent_back() {
        var body = json("{'quietHours':{'from':'22:00','to':'24:00'},'transliterate':false,'nameSpecialist':true,'partPrice':'0.17','kinds':{"
                + "'PAYMENT_REQUIRED':{'on':false},'VISIT_REMINDER':{'lead':'PT2H','channels':['SMS']},"
                + "'VISIT_MOVED':{'texts':{'pl':{'sms':'Nowy termin {when}, {specialist}','email':{'subject':'Nowy termin','text':'Dzień dobry,\\n{when}'}},'uk':{'sms':'{when}'}}}}}");

        var first = api.put(SETTINGS, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getJsonObject("quietHours")).isEqualTo(object("{'from':'22:00','to':'00:00'}"));
        assertThat(first.json().getString("partPrice")).isEqualTo("0.17");
        assertThat(kind(first.json(), "PAYMENT_REQUIRED").getBoolean("on")).isFalse();
        assertThat(kind(first.json(), "PAYMENT_OPTIONAL").getBoolean("on")).isTrue();
        assertThat(kind(first.json(), "VISIT_REMINDER")).isEqualTo(object("{'on':true,'channels':['SMS'],'lead':'PT2H'}"));
        assertThat(kind(first.json(), "VISIT_MOVED").getJsonObject("texts")).isEqualTo(object("{'pl':{'sms':'Nowy termin {when}, {specialist}',"
                + "'email':{'subject':'Nowy termin','text':'Dzień dobry,\\n{when}'}},'uk':{'sms':'{when}'}}"));
        var again = api.send("PUT", SETTINGS, api.get(SETTINGS).body(), "If-Match", "\"1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.send("PUT", SETTINGS, body, "If-Match", "\"1\"").no()).isEqualTo("412 stale-version");
    }

    @Test @Proves({"MSG-01", "MSG-02"})
    void who_changed_what_is_told_the_latest_first() {
        api.put(SETTINGS, json("{'kinds':{'VISIT_REMINDER':{'lead':'PT2H'}}}"));
        api.put(SETTINGS, json("{'transliterate':false,'kinds':{'VISIT_MOVED':{'texts':{'pl':{'sms':'Nowy termin {when}'}}}}}"));

        var page = api.get(SETTINGS + "/history?limit=1").json();
        var first = api.get(SETTINGS + "/history?cursor=" + page.getString("next")).json();

        assertThat(page.getJsonArray("items").getJsonObject(0)).isEqualTo(object("{'version':2,'at':'2026-01-12T14:20:00Z','by':{'kind':'INSTALLATION'},'changes':["
                + "{'field':'transliterate','before':'true','after':'false'},{'field':'kinds.VISIT_REMINDER.lead','before':'PT2H','after':'PT24H'},"
                + "{'field':'kinds.VISIT_MOVED.texts.pl.sms','after':'Nowy termin {when}'}]}"));
        assertThat(first.getJsonArray("items").getJsonObject(0).getJsonArray("changes")).containsExactly(
                object("{'field':'kinds.VISIT_REMINDER.lead','before':'PT24H','after':'PT2H'}"));
        assertThat(api.get(SETTINGS + "/history?cursor=x").no()).isEqualTo("400 malformed-request");
    }

    @Test void a_member_that_is_left_out_is_as_usual_again() {
        api.put(SETTINGS, json("{'transliterate':false,'kinds':{'VISIT_MOVED':{'on':false}}}"));

        var answer = api.put(SETTINGS, "{}");

        assertThat(answer.json().getBoolean("transliterate")).isTrue();
        assertThat(kind(answer.json(), "VISIT_MOVED").getBoolean("on")).isTrue();
    }

    @ParameterizedTest(name = "{0}") @Proves({"MSG-01", "MSG-02"})
    @CsvSource(delimiter = '|', value = {
            "'kinds':{'VISIT_CONFIRMED':{'on':false}} | kinds.VISIT_CONFIRMED.on always-on",
            "'kinds':{'REFUND':{'on':false}} | kinds.REFUND.on always-on",
            "'kinds':{'LATE_PAYMENT':{'on':null,'channels':[]}} | kinds.LATE_PAYMENT.channels empty",
            "'kinds':{'VISIT_MOVED':{'channels':['FAX']}} | kinds.VISIT_MOVED.channels not-allowed",
            "'kinds':{'VISIT_MOVED':{'lead':'PT1H'}} | kinds.VISIT_MOVED.lead no-lead",
            "'kinds':{'VISIT_REMINDER':{'lead':'PT0S'}} | kinds.VISIT_REMINDER.lead out-of-range",
            "'kinds':{'VISIT_REMINDER':{'lead':'P31D'}} | kinds.VISIT_REMINDER.lead out-of-range",
            "'kinds':{'VISIT_REMINDER':{'lead':'-PT1H'}} | kinds.VISIT_REMINDER.lead not-a-lead",
            "'kinds':{'LOGIN_CODE':{'on':false}} | kinds.LOGIN_CODE unknown-member",
            "'kinds':{'VISIT_MOVED':{'off':true}} | kinds.VISIT_MOVED.off unknown-member",
            "'kinds':{'VISIT_MOVED':{'texts':{'de':{'sms':'{when}'}}}} | kinds.VISIT_MOVED.texts.de unknown-member",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'sms':'{service}'}}}} | kinds.VISIT_MOVED.texts.pl.sms unknown-placeholder",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'sms':'{specialist}'}}}} | kinds.VISIT_MOVED.texts.pl.sms specialist-not-named",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'sms':'{'}}}} | kinds.VISIT_MOVED.texts.pl.sms stray-brace",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'sms':' '}}}} | kinds.VISIT_MOVED.texts.pl.sms blank",
            "'kinds':{'PAYMENT_REQUIRED':{'texts':{'pl':{'sms':'Zapłać'}}}} | kinds.PAYMENT_REQUIRED.texts.pl.sms link-missing",
            "'kinds':{'PAYMENT_REQUIRED':{'texts':{'pl':{'email':{'subject':'a','text':'b'}}}}} | kinds.PAYMENT_REQUIRED.texts.pl.email.text link-missing",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'email':{'text':'b'}}}}} | kinds.VISIT_MOVED.texts.pl.email.subject missing",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'email':{'subject':'a\\nBcc: x','text':'b'}}}}} | kinds.VISIT_MOVED.texts.pl.email.subject bad-characters",
            "'kinds':{'VISIT_MOVED':{'texts':{'pl':{'email':{'subject':'a'}}}}} | kinds.VISIT_MOVED.texts.pl.email.text missing",
            "'quietHours':{'from':'21:00'} | quietHours.to missing",
            "'quietHours':{'from':'25:00','to':'08:00'} | quietHours.from not-an-hour",
            "'partPrice':'-0.10' | partPrice not-an-amount",
            "'transliterate':'yes' | transliterate not-a-flag",
            "'quietHour':{} | quietHour unknown-member"})
    void what_makes_no_sense_is_refused_with_its_field_and_nothing_is_stored(String member, String wrong) {
        assertThat(api.put(SETTINGS, json("{" + member + "}")).wrong()).containsExactly(wrong);
        assertThat(api.get(SETTINGS).header("ETag")).isEqualTo("\"0\"");
    }

    @Test @Proves("MSG-02")
    void a_text_of_two_thousand_characters_is_refused_and_one_of_too_many_parts_too() {
        assertThat(api.put(SETTINGS, moved("a".repeat(2_000))).wrong()).containsExactly("kinds.VISIT_MOVED.texts.pl.sms too-long");
        assertThat(api.put(SETTINGS, moved("a".repeat(1_999))).no()).isEqualTo("422 sms-too-long");
        assertThat(api.get(SETTINGS).header("ETag")).isEqualTo("\"0\"");
    }

    @Test @Proves("MSG-02")
    void a_preview_tells_the_parts_and_the_price() {
        api.put(SETTINGS, json("{'transliterate':false,'partPrice':'0.17'}"));

        var preview = api.post(SETTINGS + "/preview", json("{'kind':'VISIT_MOVED','channel':'SMS','language':'pl','text':'Żółw {when}'}"));

        assertThat(preview.json()).isEqualTo(object("{'text':'Żółw 26.01 10:00','sms':{'text':'Żółw 26.01 10:00','encoding':'UCS_2','units':16,'parts':1,'price':'0.17'},"
                + "'transliterated':{'text':'Zolw 26.01 10:00','encoding':'GSM_7','units':16,'parts':1,'price':'0.17'}}"));
    }

    @Test void a_preview_of_an_email_has_a_subject_and_no_parts() {
        var preview = api.post(SETTINGS + "/preview", json("{'kind':'VISIT_MOVED','channel':'EMAIL','language':'en','subject':'New: {when}','text':'{facility}'}"));

        assertThat(preview.json()).isEqualTo(object("{'subject':'New: 26.01.2026 10:00','text':'Przychodnia Pod Lipą'}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "'kind':'VISIT_MOVED','channel':'SMS','language':'pl','text':'{service}' | text unknown-placeholder",
            "'kind':'VISIT_MOVED','channel':'SMS','language':'pl','subject':'a','text':'b' | subject not-in-sms",
            "'kind':'VISIT_MOVED','channel':'EMAIL','language':'pl','text':'b' | subject missing",
            "'kind':'VISIT_MOVED','channel':'EMAIL','language':'pl','subject':'b' | text missing",
            "'kind':'LOGIN_CODE','channel':'SMS','language':'pl' | kind not-allowed",
            "'kind':'VISIT_MOVED','channel':'SMS','language':'de' | language not-allowed"})
    void a_preview_of_nonsense_is_refused_with_its_field(String question, String wrong) {
        assertThat(api.post(SETTINGS + "/preview", json("{" + question + "}")).wrong()).containsExactly(wrong);
    }

    @Test void an_unknown_facility_has_no_settings() {
        var unknown = THE_FACILITY.substring(0, THE_FACILITY.length() - 4) + "0000/message-settings";

        assertThat(api.get(unknown).no()).isEqualTo("404 unknown-facility");
        assertThat(api.put(unknown, "{}").no()).isEqualTo("404 unknown-facility");
        assertThat(api.post(unknown + "/preview", json("{'kind':'VISIT_MOVED','channel':'SMS','language':'pl'}")).no()).isEqualTo("404 unknown-facility");
    }

    private static String moved(String text) {
        return json("{'kinds':{'VISIT_MOVED':{'texts':{'pl':{'sms':'" + text + "'}}}}}");
    }

    private static JsonObject kind(JsonObject settings, String kind) {
        return settings.getJsonObject("kinds").getJsonObject(kind);
    }

    private static JsonObject object(String text) {
        return Json.createReader(new StringReader(json(text))).readObject();
    }
}
