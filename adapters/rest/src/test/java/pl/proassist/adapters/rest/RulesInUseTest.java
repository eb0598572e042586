package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.SPECIALIST;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

/** Rules over time: their versions, what a draft would do, and how a change reaches visits that are booked already. */
class RulesInUseTest extends ApiTest {

    private static final String RULES = THE_FACILITY + "/payment-rules";

    @Test @Proves("PAY-14") void each_version_tells_who_changed_what_in_values_and_in_words() {
        api.put(RULES, json("{'facility':{'requirement':'OPTIONAL'}}"));
        api.put(RULES, json("{'settings':{'minPayWindow':'PT45M'},'facility':{'requirement':'REQUIRED','sendBy':['EMAIL','SMS']},'blacklist':{'on':true}}"));
        api.put(RULES + "/specialists/" + SPECIALIST, json("{'requirement':'NONE'}"));

        var page = api.get(RULES + "/history?limit=2").json();
        var items = page.getJsonArray("items").getValuesAs(JsonObject.class);

        assertThat(items).extracting(item -> item.getInt("version")).containsExactly(3, 2);
        assertThat(items.get(0).getJsonObject("by").getString("kind")).isEqualTo("INSTALLATION");
        assertThat(changes(items.get(0))).containsExactly("specialists/" + SPECIALIST + ".requirement: null -> NONE (null -> brak)");
        assertThat(changes(items.get(1))).containsExactlyInAnyOrder("settings.minPayWindow: PT30M -> PT45M (30 min -> 45 min)",
                "facility.requirement: OPTIONAL -> REQUIRED (opcjonalna -> wymagana)", "facility.sendBy: null -> [EMAIL, SMS] (null -> e-mail, SMS)",
                "blacklist.on: false -> true (nie -> tak)");
        var rest = api.get(RULES + "/history?cursor=" + page.getString("next")).json();
        assertThat(rest.getJsonArray("items").getValuesAs(JsonObject.class)).extracting(item -> item.getInt("version")).containsExactly(1);
        assertThat(rest).doesNotContainKey("next");
    }

    @Test @Proves({"PAY-14", "A23"}) void a_version_tells_what_goes_back_now_to_a_patient_who_cancels() {
        api.put(RULES, json("{'settings':{'refunds':{'deposit':[{'hoursBefore':48,'percent':100},{'hoursBefore':0,'percent':25}]}}}"));

        assertThat(changes(api.get(RULES + "/history").json().getJsonArray("items").getJsonObject(0)))
                .containsExactly("settings.refunds.deposit: 24 h: 100%, 0 h: 0% -> 48 h: 100%, 0 h: 25% (24 h: 100%, 0 h: 0% -> 48 h: 100%, 0 h: 25%)");
    }

    @Test void a_whole_version_is_shown_as_it_was_set() {
        api.put(RULES + "/specialists/" + SPECIALIST, json("{'requirement':'NONE'}"));
        api.put(RULES, json("{'facility':{'requirement':'REQUIRED'}}"));

        var first = api.get(RULES + "/history/1").json();

        assertThat(first.getJsonObject("whole").getJsonObject("facility").getString("requirement")).isEqualTo("INHERIT");
        assertThat(first.getJsonArray("rules").getJsonObject(0).getString("place")).isEqualTo("specialists/" + SPECIALIST);
        assertThat(api.get(RULES + "/history/3").no()).isEqualTo("404 unknown-payment-rules");
    }

    @ParameterizedTest @Proves({"PAY-05", "PAY-12", "DL-10", "DL-14"})
    @CsvSource(delimiter = '|', value = {
        "{'settings':{'minPayWindow':'PT10M','floor':'PT11M'}}|422 floor-above-pay-window",
        "{'settings':{'hardStop':'PT3H'},'facility':{'deadline':{'mode':'BEFORE_VISIT','lead':'PT2H'}}}|422 hard-stop-before-deadline",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','dayOffset':1,'afterCutoff':'BLOCK'}}}|422 blocking-without-effect",
        "{'facility':{'deadline':{'mode':'UNTIL_HOUR','cutoff':'00:00','afterCutoff':'BLOCK'}}}|422 blocking-refuses-all",
        "{'blacklist':{'on':true,'rule':{'requirement':'NONE'}}}|422 blacklist-asks-less",
        "{'settings':{'shortNotice':'REFUSE'},'facility':{'deadline':{'mode':'FROM_BOOKING','window':'PT10M'}}}|422 window-too-short"})
    void settings_that_contradict_each_other_are_refused_with_the_reason_and_change_nothing(String draft, String no) {
        assertThat(api.put(RULES, json(draft)).no()).isEqualTo(no);
        assertThat(api.post(RULES + "/dry-run", json(draft)).no()).isEqualTo(no);
        assertThat(api.get(RULES).header("ETag")).isEqualTo("\"0\"");
    }

    @Test void a_dry_run_counts_what_the_draft_would_have_asked() {
        awaited();
        api.world.advance(Duration.ofDays(31));

        var run = api.post(RULES + "/dry-run", json("{'facility':{'requirement':'OPTIONAL','deadline':{'mode':'BEFORE_VISIT','lead':'PT48H'}}}")).json();
        var other = api.post(RULES + "/dry-run", json("{'from':'2026-02-01','to':'2026-02-28'}")).json();

        assertThat(run.getInt("bookings")).isEqualTo(1);
        assertThat(run.getString("from")).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(run.getJsonObject("asked").getInt("REQUIRED")).isEqualTo(1);
        assertThat(run.getJsonObject("wouldBe").getInt("OPTIONAL")).isEqualTo(1);
        assertThat(run.getJsonObject("sums").getString("optional")).isEqualTo("200.00");
        assertThat(other.getInt("bookings")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'from':'2026-02-01'}|to missing", "{'to':'2026-02-01'}|from missing", "{'from':'2026-02-02','to':'2026-02-01'}|to ends-before-it-begins",
        "{'from':'2016-01-01','to':'2026-01-01'}|to longer-than-days", "{'from':'wczoraj','to':'2026-01-01'}|from not-a-moment",
        "{'facility':{'amount':{'type':'PERCENT','percent':101,'kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage",
        "{'facility':{'amount':{'type':'PERCENT','percent':-1,'kind':'ADVANCE'}}}|facility.amount.percent not-a-percentage"})
    void a_draft_that_nobody_can_mean_is_refused(String draft, String wrong) {
        assertThat(api.post(RULES + "/dry-run", json(draft)).wrong()).containsExactly(wrong);
    }

    @Test @Proves({"PAY-14", "DL-17"}) void changed_rules_reach_a_booked_visit_when_somebody_has_seen_what_changes() {
        var visit = awaited();
        api.put(RULES, json("{'facility':{'requirement':'REQUIRED','amount':{'type':'PERCENT','percent':30,'kind':'ADVANCE'},'deadline':{'mode':'BEFORE_VISIT','lead':'PT72H'}}}"));

        var preview = api.send("POST", RULES + "/apply/preview?limit=1", json("{'from':'2026-01-20','to':'2026-01-31'}"), "Accept-Language", "en").json();
        var shown = preview.getJsonArray("items").getJsonObject(0);
        assertThat(shown.getString("visit")).isEqualTo(visit.substring(visit.lastIndexOf('/') + 1));
        assertThat(shown.getString("message")).isEqualTo("PAYMENT_RULES_CHANGED");
        assertThat(shown.getJsonObject("then").getString("amount")).isEqualTo("60.00");
        assertThat(shown.getJsonObject("then").getString("deadlineInWords")).isEqualTo("until Friday 23 January 2026, 10:00");

        var body = "{'version':%d,'visits':[{'visit':'%s','seen':'%s'}]}".formatted(preview.getInt("version"), shown.getString("visit"), shown.getString("seen"));
        var applied = api.send("POST", RULES + "/apply", json(body), "Idempotency-Key", "once");
        var again = api.send("POST", RULES + "/apply", json(body), "Idempotency-Key", "twice");

        assertThat(applied.json().getJsonArray("items").getJsonObject(0).getString("outcome")).isEqualTo("APPLIED");
        assertThat(again.json().getJsonArray("items").getJsonObject(0).getString("outcome")).isEqualTo("APPLIED_BEFORE");
        assertThat(api.get(visit).json().getJsonObject("payment").getString("amount")).isEqualTo("60.00");
        assertThat(api.send("POST", RULES + "/apply", json(body.replace("'version':" + preview.getInt("version"), "'version':9")), "Idempotency-Key", "stale").no())
                .isEqualTo("409 rules-changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'visits':[{'visit':'6f1c2a4e-0d3b-4c55-9a52-1f0b7c9d2e10','seen':'x'}]}|version missing", "{'version':1,'visits':[]}|visits empty",
        "{'version':1}|visits missing", "{'version':1,'visits':['x']}|visits not-an-object", "{'version':1,'visits':[{'visit':'x','seen':'y'}]}|visits.0.visit not-an-id",
        "{'version':1,'visits':[{'visit':'6f1c2a4e-0d3b-4c55-9a52-1f0b7c9d2e10'}]}|visits.0.seen missing",
        "{'version':1,'visits':[{'visit':'6f1c2a4e-0d3b-4c55-9a52-1f0b7c9d2e10','seen':'x','all':true}]}|visits.0.all unknown-member"})
    void a_run_that_is_not_said_clearly_is_refused(String body, String wrong) {
        assertThat(api.send("POST", RULES + "/apply", json(body), "Idempotency-Key", "key").wrong()).containsExactly(wrong);
    }

    private static List<String> changes(JsonObject step) {
        return step.getJsonArray("changes").getValuesAs(JsonObject.class).stream().map(change -> "%s: %s -> %s (%s -> %s)".formatted(change.getString("field"),
                change.getString("before", null), change.getString("after", null), change.getString("beforeInWords", null), change.getString("afterInWords", null))).toList();
    }
}
