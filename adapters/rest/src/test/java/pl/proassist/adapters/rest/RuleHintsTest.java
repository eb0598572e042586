package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

/** The words of the blue bubbles come from the server, one for each member of the rules. */
@Proves({"DL-16", "DL-09"})
class RuleHintsTest extends ApiTest {

    private static final String HINTS = "/payment-rules/hints";

    @ParameterizedTest @ValueSource(strings = {"pl", "en", "uk"})
    void every_member_of_the_rules_has_a_hint_and_nothing_else_has(String language) {
        assertThat(hints(language).keySet()).isEqualTo(members("", PaymentRulesResponse.class));
        assertThat(hints(language).values()).allMatch(hint -> hint.length() > 30).doesNotHaveDuplicates();
    }

    @Test void each_language_has_its_own_words() {
        var polish = hints("pl");
        var english = hints("en");
        var ukrainian = hints("uk");

        assertThat(hints("de")).isEqualTo(polish);
        polish.forEach((field, hint) -> {
            assertThat(english.get(field)).as(field).isNotEqualTo(hint);
            assertThat(ukrainian.get(field)).as(field).matches("(?s).*[а-яіїєґ]{3}.*");
        });
    }

    @Test @Proves("DL-10") void the_hour_limit_says_what_happens_when_it_is_ticked_and_when_it_is_not() {
        assertThat(hints("pl").get("rule.deadline.afterCutoff")).contains("Zaznaczony (BLOCK)", "nie da się zapisać", "Niezaznaczony (ROLL)",
                "termin płatności przechodzi na tę samą godzinę następnego dnia");
        assertThat(hints("en").get("rule.deadline.afterCutoff")).contains("Not ticked (ROLL)", "the payment deadline moves to the same hour of the next day");
        assertThat(hints("uk").get("rule.deadline.afterCutoff")).contains("ROLL", "термін оплати переходить на ту саму годину наступного дня");
    }

    @Test void the_settings_refer_to_their_hints() {
        assertThat(api.get(THE_FACILITY + "/payment-rules").header("Link")).contains("/api/v1/payment-rules/hints", "rel=\"help\"");
        assertThat(api.put(THE_FACILITY + "/payment-rules", json("{}")).header("Link")).contains("/api/v1/payment-rules/hints");
    }

    private Map<String, String> hints(String language) {
        var all = new TreeMap<String, String>();
        api.send("GET", HINTS, "", "Accept-Language", language).json().getJsonArray("items").getValuesAs(JsonObject.class)
                .forEach(hint -> all.put(hint.getString("field"), hint.getString("hint")));
        return all;
    }

    /** What stands in any rule is told once, under {@code rule}. */
    private static Set<String> members(String path, Class<?> type) {
        var all = new TreeSet<String>();
        for (var component : type.getRecordComponents()) {
            var field = path + component.getName();
            all.add(field);
            if (component.getType() == RuleResponse.class) {
                all.addAll(members("rule.", RuleResponse.class));
            } else if (component.getType().isRecord()) {
                all.addAll(members(field + ".", component.getType()));
            }
        }
        return all;
    }
}
