package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.KsefDoor;
import pl.proassist.domain.invoice.KsefLoginMethod;
import pl.proassist.domain.invoice.KsefRight;
import pl.proassist.domain.invoice.KsefSetup;
import pl.proassist.domain.patient.Language;

/** What an administrator reads who wants to get the clinic into KSeF. */
class KsefSetupTest extends ApiTest {

    private static final String WHERE = THE_FACILITY + "/ksef/setup";
    private static final String TOKEN = "20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32);

    @Test @Proves({"KSF-37", "KSF-07"}) void the_steps_come_in_their_order_with_what_to_do() {
        var setup = api.get(WHERE).json();

        assertThat(setup.getJsonArray("steps").getValuesAs(JsonObject.class)).extracting(step -> step.getString("step") + " " + step.getString("state"))
                .containsExactly("ZAW_FA ELSEWHERE", "PERSON ELSEWHERE", "RIGHTS ELSEWHERE", "NIP DONE", "LOGIN TO_DO", "OFFLINE_CERTIFICATE TO_DO", "LET_IN WAITS");
        assertThat(setup.getJsonArray("steps").getJsonObject(0).getString("advice")).contains("urzędzie skarbowym", "ZAW-FA");
        assertThat(setup.getJsonArray("steps").getJsonObject(1).getString("advice")).contains("profilem zaufanym", "podpisem kwalifikowanym", "pieczęcią kwalifikowaną");
        assertThat(setup.getJsonObject("door").getString("welcome")).isEqualTo("UNTRIED");
        assertThat(setup.getString("application")).isEqualTo("https://ap-test.ksef.mf.gov.pl");
    }

    @Test @Proves("KSF-04") void a_missing_right_is_named_with_what_to_do() {
        api.put(THE_FACILITY + "/ksef/credentials/token", Json.createObjectBuilder().add("token", TOKEN).build().toString());
        api.world.ksef.grant(KsefRight.INVOICE_READ);

        var door = api.get(WHERE).json().getJsonObject("door");

        assertThat(door.getString("welcome")).isEqualTo("WITHOUT_RIGHTS");
        assertThat(door.getString("advice")).contains("nadać", "aplikacji ministerstwa");
        assertThat(door.getJsonArray("rights").toString()).isEqualTo("[{\"right\":\"INVOICE_READ\",\"name\":\"dostęp do faktur\"}]");
        assertThat(door.getJsonArray("missing").toString()).isEqualTo("[{\"right\":\"INVOICE_WRITE\",\"name\":\"wystawianie faktur\"}]");
    }

    @Test @Proves("KSF-37") void what_ksef_warned_of_is_shown_in_its_own_words() {
        assertThat(api.get(WHERE).json()).doesNotContainKey("warning");

        api.world.ksef.warn("[TOKEN_EXPIRES]: Token wygasa 31 grudnia");

        var warning = api.get(WHERE).json().getJsonObject("warning");
        assertThat(warning.getString("words")).isEqualTo("[TOKEN_EXPIRES]: Token wygasa 31 grudnia");
        assertThat(warning.getString("at")).isEqualTo(api.world.clock.instant().toString());
    }

    @Test @Proves("KSF-07") void the_methods_that_this_product_does_not_log_in_with_say_what_they_are_for() {
        var methods = api.get(WHERE).json().getJsonArray("methods").getValuesAs(JsonObject.class);

        assertThat(methods).extracting(method -> method.getString("method")).containsExactly("TRUSTED_PROFILE", "QUALIFIED_SIGNATURE", "QUALIFIED_SEAL", "CERTIFICATE", "TOKEN");
        assertThat(methods.subList(0, 3)).allSatisfy(method -> {
            assertThat(method.getString("use")).isEqualTo("IN_THE_MINISTRYS_APPLICATION");
            assertThat(method.getString("advice")).contains("Ten program się ni", "nie loguje");
        });
    }

    @ParameterizedTest @Proves("KSF-37") @EnumSource(Language.class) void everything_has_a_word_in_each_language(Language language) {
        var speech = Speech.of(language);

        assertThat(Stream.of(Arrays.stream(KsefSetup.State.values()).map(each -> "state." + each),
                Arrays.stream(KsefSetup.Step.values()).flatMap(each -> Stream.of("step." + each + ".title", "step." + each + ".advice")),
                Arrays.stream(KsefDoor.Welcome.values()).map(each -> "door." + each), Arrays.stream(KsefRight.values()).map(each -> "right." + each),
                Arrays.stream(KsefLoginMethod.values()).flatMap(each -> Stream.of("method." + each + ".name", "method." + each + ".advice"))).flatMap(keys -> keys))
                .allSatisfy(key -> assertThat(speech.ksef(key)).isNotBlank());
    }
}
