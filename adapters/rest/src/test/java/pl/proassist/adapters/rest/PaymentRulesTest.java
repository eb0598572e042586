package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

class PaymentRulesTest extends ApiTest {

    private static final String RULES = THE_FACILITY + "/payment-rules";

    @Test
    void a_facility_that_set_nothing_shows_the_defaults() {
        var shown = api.get(RULES);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo("\"0\"");
        assertThat(shown.json()).isEqualTo(object("{'settings':{'zone':'Europe/Warsaw','minPayWindow':'PT30M','floor':'PT5M','hardStop':'PT0S',"
                + "'shortNotice':'GRACE','settlementGrace':'PT5M','inFlightGrace':'PT15M','latePayment':'REINSTATE','offerWindow':'PT30M',"
                + "'refunds':{'fullPrepayment':[{'hoursBefore':24,'percent':100},{'hoursBefore':0,'percent':100}],'advance':[{'hoursBefore':24,'percent':100},{'hoursBefore':0,'percent':100}],"
                + "'deposit':[{'hoursBefore':24,'percent':100},{'hoursBefore':0,'percent':0}]}},"
                + "'facility':{'requirement':'INHERIT'},"
                + "'firstTime':{'on':false,'scope':'FACILITY','rule':{'requirement':'INHERIT'}},"
                + "'blacklist':{'on':false,'rule':{'requirement':'INHERIT'}}}"));
    }

    @Test
    @Proves({"PAY-05", "PAY-08", "PAY-11"})
    void all_that_is_set_is_shown_as_it_was_set() {
        var body = "{'settings':{'zone':'Europe/London','minPayWindow':'PT1H','floor':'PT10M','hardStop':'PT2H','shortNotice':'ON_SITE',"
                + "'settlementGrace':'PT1M','inFlightGrace':'PT30M','latePayment':'REFUND','offerWindow':'PT45M',"
                + "'refunds':{'fullPrepayment':[{'hoursBefore':48,'percent':100},{'hoursBefore':2,'percent':30}],'advance':[{'hoursBefore':0,'percent':100}],"
                + "'deposit':[{'hoursBefore':24,'percent':100},{'hoursBefore':0,'percent':50}]}},"
                + "'facility':{'requirement':'OPTIONAL','amount':{'type':'FIXED','value':'100.00','kind':'DEPOSIT'},"
                + "'deadline':{'mode':'FROM_BOOKING','window':'PT24H','lead':'P2D'},'appliesTo':['ONLINE','PHONE'],'sendBy':['EMAIL','SMS']},"
                + "'firstTime':{'on':true,'scope':'ORGANISATION','rule':{'requirement':'REQUIRED','amount':{'type':'PERCENT','percent':33.5,'kind':'ADVANCE'},"
                + "'deadline':{'mode':'BEFORE_VISIT','lead':'PT48H'}}},"
                + "'blacklist':{'on':true,'rule':{'requirement':'INHERIT','amount':{'type':'FULL','kind':'FULL_PREPAYMENT'},"
                + "'deadline':{'mode':'UNTIL_HOUR','cutoff':'24:00','dayOffset':1,'afterCutoff':'ROLL','lead':'PT2H'},'sendBy':['SMS']}}}";

        var first = api.put(RULES, json(body));
        var second = api.send("PUT", RULES, json(body), "If-Match", first.header("ETag"));
        var stale = api.send("PUT", RULES, json(body), "If-Match", first.header("ETag"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json()).isEqualTo(object(body));
        assertThat(second.status()).isEqualTo(200);
        assertThat(stale.no()).isEqualTo("412 stale-version");
        assertThat(api.get(RULES).json()).isEqualTo(object(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/specialists/SPECIALIST", "/services/SERVICE", "/services/SERVICE/specialists/SPECIALIST"})
    void a_rule_of_a_narrower_scope_is_set_shown_and_taken_away(String scope) {
        var path = RULES + scope.replace("SPECIALIST", SPECIALIST.toString()).replace("SERVICE", SERVICE.toString());
        var rule = json("{'requirement':'NONE'}");

        assertThat(api.get(path).no()).isEqualTo("404 unknown-payment-rules");
        assertThat(api.put(path, rule).status()).isEqualTo(201);
        assertThat(api.put(path, rule).status()).isEqualTo(200);
        assertThat(api.get(path).json()).isEqualTo(object("{'requirement':'NONE'}"));
        assertThat(api.get(path).header("ETag")).isEqualTo("\"2\"");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).no()).isEqualTo("404 unknown-payment-rules");
    }

    @Test
    void a_full_amount_without_a_kind_is_a_full_prepayment() {
        api.put(RULES, json("{'facility':{'amount':{'type':'FULL'}}}"));

        assertThat(api.get(RULES).json().getJsonObject("facility").getJsonObject("amount")).isEqualTo(object("{'type':'FULL','kind':'FULL_PREPAYMENT'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'facilty':{'requirement':'REQUIRED'}}|facilty unknown-member",
        "{'facility':{'requirment':'REQUIRED'}}|facility.requirment unknown-member",
        "{'facility':{'requirement':'ON_SITE'}}|facility.requirement not-allowed",
        "{'facility':{'requirement':7}}|facility.requirement not-a-string",
        "{'facility':'REQUIRED'}|facility not-an-object",
        "{'facility':{'amount':{'type':'PERCENT','percent':30}}}|facility.amount.kind missing",
        "{'facility':{'amount':{'type':'PERCENT','kind':'ADVANCE'}}}|facility.amount.percent missing",
        "{'facility':{'amount':{'type':'PERCENT','percent':0,'kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage",
        "{'facility':{'amount':{'type':'PERCENT','percent':100.01,'kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage",
        "{'facility':{'amount':{'type':'PERCENT','percent':33.333,'kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage",
        "{'facility':{'amount':{'type':'PERCENT','percent':'30','kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage",
        "{'facility':{'amount':{'type':'PERCENT','percent':1e999999999,'kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage",
        "{'facility':{'amount':{'type':'FIXED','value':'10.005','kind':'ADVANCE'}}}|facility.amount.value not-an-amount",
        "{'facility':{'amount':{'type':'FIXED','value':100.00,'kind':'ADVANCE'}}}|facility.amount.value not-a-string",
        "{'facility':{'amount':{'type':'FIXED','value':'0.00','kind':'ADVANCE'}}}|facility.amount.value not-above-zero",
        "{'facility':{'amount':{'type':'FULL','percent':30}}}|facility.amount.percent unknown-member",
        "{'facility':{'amount':{'type':'HALF','percent':30}}}|facility.amount.type not-allowed",
        "{'facility':{'deadline':{'mode':'FIXED','at':'2026-01-24T09:00:00Z'}}}|facility.deadline.mode not-allowed",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR'}}}|facility.deadline.cutoff missing",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR','cutoff':'24:01'}}}|facility.deadline.cutoff not-an-hour",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','dayOffset':32}}}|facility.deadline.dayOffset out-of-range",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','dayOffset':1.5}}}|facility.deadline.dayOffset not-a-whole-number",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','window':'PT2H'}}}|facility.deadline.window unknown-member",
        "{'facility':{'deadline':{'mode':'BEFORE_VISIT'}}}|facility.deadline.lead missing",
        "{'facility':{'deadline':{'mode':'BEFORE_VISIT','lead':'-PT2H'}}}|facility.deadline.lead not-a-lead",
        "{'facility':{'deadline':{'mode':'BEFORE_VISIT','lead':'P800D'}}}|facility.deadline.lead not-a-lead",
        "{'facility':{'deadline':{'mode':'BEFORE_VISIT','lead':'PT99999999999999999H'}}}|facility.deadline.lead not-a-lead",
        "{'facility':{'deadline':{'mode':'FROM_BOOKING','lead':'PT2H'}}}|facility.deadline.window missing",
        "{'facility':{'deadline':{'mode':'FROM_BOOKING','window':'PT0S'}}}|facility.deadline.window not-above-zero",
        "{'facility':{'appliesTo':[]}}|facility.appliesTo empty",
        "{'facility':{'appliesTo':['ONLINE','ONLINE']}}|facility.appliesTo repeated",
        "{'facility':{'appliesTo':['FAX']}}|facility.appliesTo not-allowed",
        "{'facility':{'sendBy':'SMS'}}|facility.sendBy not-an-array",
        "{'firstTime':{'rule':{}}}|firstTime.on missing",
        "{'firstTime':{'on':'true'}}|firstTime.on not-a-flag",
        "{'firstTime':{'on':true,'rule':{'appliesTo':['ONLINE']}}}|firstTime.rule.appliesTo not-in-group-rules",
        "{'blacklist':{'on':true,'scope':'FACILITY'}}|blacklist.scope unknown-member",
        "{'settings':{'zone':'Europe/Warszawa'}}|settings.zone not-a-zone",
        "{'settings':{'zone':'+02:00'}}|settings.zone not-a-zone",
        "{'settings':{'minPayWindow':'P1D'}}|settings.minPayWindow not-a-duration",
        "{'settings':{'minPayWindow':'PT25H'}}|settings.minPayWindow out-of-range",
        "{'settings':{'hardStop':'PT1441H'}}|settings.hardStop out-of-range",
        "{'settings':{'floor':'PT-5M'}}|settings.floor out-of-range",
        "{'settings':{'offerWindow':'PT4M59S'}}|settings.offerWindow out-of-range",
        "{'settings':{'offerWindow':'PT24H1S'}}|settings.offerWindow out-of-range",
        "{'settings':{'offerWindow':30}}|settings.offerWindow not-a-string",
        "{'settings':{'refunds':{'deposit':[]}}}|settings.refunds.deposit not-refund-steps",
        "{'settings':{'refunds':{'deposit':[{'hoursBefore':24}]}}}|settings.refunds.deposit not-refund-steps",
        "{'settings':{'refunds':{'deposit':[{'hoursBefore':24,'percent':101}]}}}|settings.refunds.deposit not-refund-steps",
        "{'settings':{'refunds':{'deposit':[{'hoursBefore':-1,'percent':50}]}}}|settings.refunds.deposit not-refund-steps",
        "{'settings':{'refunds':{'advance':[{'hoursBefore':24,'percent':50},{'hoursBefore':0,'percent':60}]}}}|settings.refunds.advance refund-steps-contradict",
        "{'settings':{'refunds':{'zadatek':[]}}}|settings.refunds.zadatek unknown-member",
        "{'settings':{'shortNotice':'grace'}}|settings.shortNotice not-allowed"})
    void a_mistyped_rule_is_refused_and_changes_nothing(String quoted, String wrong) {
        var answer = api.put(RULES, json(quoted));

        assertThat(answer.no()).isEqualTo("400 malformed-request");
        assertThat(answer.wrong()).containsExactly(wrong);
        assertThat(api.get(RULES).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void every_wrong_member_is_told_at_once() {
        var answer = api.put(RULES, json("{'settings':{'zone':'Moon'},'facility':{'amount':{'type':'PERCENT','percent':'x','kind':'?'},'foo':1},'bar':2}"));

        assertThat(answer.wrong()).containsExactlyInAnyOrder("settings.zone not-a-zone", "facility.amount.percent not-a-percentage",
                "facility.amount.kind not-allowed", "facility.foo unknown-member", "bar unknown-member");
    }

    @Test
    @Proves({"PAY-11", "PAY-17"})
    void patients_are_blacklisted_and_exempted_and_the_mark_is_taken_away_again() {
        var blacklist = THE_FACILITY + "/blacklist/" + PATIENT;
        var exemption = THE_FACILITY + "/exemptions/" + PATIENT;

        assertThat(api.put(blacklist, json("{'reason':'nie przyszła trzy razy'}")).status()).isEqualTo(201);
        assertThat(api.put(blacklist, json("{'reason':'nie przyszła cztery razy'}")).status()).isEqualTo(200);
        assertThat(api.delete(blacklist).status()).isEqualTo(204);
        assertThat(api.put(exemption, json("{'requirement':'OPTIONAL','reason':'VIP'}")).json())
                .containsEntry("requirement", Json.createValue("OPTIONAL")).containsEntry("patient", Json.createValue(PATIENT.toString()));
        assertThat(api.put(exemption, json("{'requirement':'REQUIRED','reason':'VIP'}")).wrong()).containsExactly("requirement not-allowed");
        assertThat(api.delete(exemption).status()).isEqualTo(204);
        assertThat(api.put(THE_FACILITY + "/blacklist/" + Bodies.NOBODY, json("{'reason':'x'}")).no()).isEqualTo("404 unknown-patient");
    }

    private static JsonObject object(String quoted) {
        try (var reader = Json.createReader(new StringReader(json(quoted)))) {
            return reader.readObject();
        }
    }
}
