package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.json;

import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

class PreviewTest extends ApiTest {

    private static final String QUESTION = "{'rule':{'requirement':'REQUIRED','amount':{'type':'FULL','kind':'FULL_PREPAYMENT'},"
            + "'deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','afterCutoff':'ROLL','lead':'PT2H'}},"
            + "'settings':{'zone':'Europe/Warsaw','minPayWindow':'PT30M','shortNotice':'GRACE'},"
            + "'price':'200.00','bookedAt':'2026-01-12T14:20:00Z','visitStart':'2026-01-26T09:00:00Z',"
            + "'patient':{'blacklisted':false,'firstTime':false,'exempt':false}}";

    @Test
    @Proves({"PAY-25", "DL-01"})
    void the_example_of_the_contract_is_answered_as_the_contract_says() {
        var answer = api.post("/payment-rules/preview", json(QUESTION));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().keySet()).containsExactly("outcome", "amount", "deadline", "deadlineInWords", "because");
        assertThat(answer.json().getString("outcome")).isEqualTo("DUE");
        assertThat(answer.json().getString("amount")).isEqualTo("200.00");
        assertThat(answer.json().getString("deadline")).isEqualTo("2026-01-12T19:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'REQUIRED'|'OPTIONAL'|OPTIONAL",
        "'REQUIRED'|'NONE'|NOT_DUE",
        "'REQUIRED'|'INHERIT'|NOT_DUE",
        "2026-01-26T09:00:00Z|2026-01-12T14:20:00Z|REFUSED visit-started",
        "'ROLL'|'BLOCK'|DUE",
        "14:20:00Z','visitStart'|19:00:00Z','visitStart'|DUE",
        "'price':'200.00'|'price':'0.00'|NOT_DUE"})
    void every_outcome_is_told(String from, String to, String outcome) {
        var answer = api.post("/payment-rules/preview", json(QUESTION.replace(from, to))).json();

        assertThat((answer.getString("outcome") + " " + answer.getString("code", "")).strip()).isEqualTo(outcome);
        assertThat(answer.getJsonArray("because")).isNotEmpty();
    }

    @Test
    void after_the_hour_a_blocking_rule_refuses_and_names_the_code_of_the_booking() {
        var answer = api.post("/payment-rules/preview", json(QUESTION.replace("'ROLL'", "'BLOCK'").replace("14:20:00Z", "19:05:00Z"))).json();

        assertThat(answer.getString("code")).isEqualTo("cutoff-passed");
        assertThat(answer).doesNotContainKeys("amount", "deadline");
    }

    @Test
    void short_notice_on_site_is_an_outcome_of_its_own_but_never_for_the_blacklisted() {
        var late = QUESTION.replace("'GRACE'", "'ON_SITE'").replace("{'mode':'UNTIL_HOUR','cutoff':'20:00','afterCutoff':'ROLL','lead':'PT2H'}",
                "{'mode':'BEFORE_VISIT','lead':'P20D'}");

        assertThat(api.post("/payment-rules/preview", json(late)).json().getString("outcome")).isEqualTo("ON_SITE");
        assertThat(api.post("/payment-rules/preview", json(late.replace("'blacklisted':false", "'blacklisted':true"))).json().getString("code"))
                .isEqualTo("short-notice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pl|Zapłata najpóźniej 12.01.2026 20:00 (+01:00)|Kwota: cała cena, przedpłata całości (mówi poziom „placówka”)",
        "en|To be paid by 12 Jan 2026 20:00 (+01:00)|Amount: the whole price, full prepayment (says level \"facility\")",
        "uk|Сплатити не пізніше 12.01.2026 20:00 (+01:00)|Сума: уся ціна, повна передоплата (каже рівень «заклад»)"})
    void the_trace_is_told_in_the_callers_language_and_in_the_facilitys_time(String language, String payBy, String amount) {
        var answer = api.send("POST", "/payment-rules/preview", json(QUESTION), "Accept-Language", language);

        assertThat(because(answer)).contains(payBy, amount);
        assertThat(because(answer)).allSatisfy(sentence -> assertThat(sentence).doesNotContain("[").doesNotContain("="));
    }

    @Test
    void it_needs_its_rule_its_price_and_its_times() {
        assertThat(api.post("/payment-rules/preview", "{}").wrong())
                .containsExactly("rule missing", "price missing", "bookedAt missing", "visitStart missing");
    }

    private static List<String> because(RunningApi.Answer answer) {
        return answer.json().getJsonArray("because").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }
}
