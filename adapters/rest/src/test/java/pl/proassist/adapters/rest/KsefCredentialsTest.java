package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

/** How an administrator lets the product into KSeF: what is put in comes back without its secret. */
class KsefCredentialsTest extends ApiTest {

    private static final String WHERE = THE_FACILITY + "/ksef/credentials";
    private static final String TOKEN = "20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32);

    @Test @Proves({"KSF-05", "KSF-08"}) void a_token_is_put_in_and_never_comes_back() {
        var first = api.put(WHERE + "/token", token(" " + TOKEN + "\n"));
        var again = api.put(WHERE + "/token", token(TOKEN));
        var list = api.get(WHERE);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(list.json().getJsonArray("items")).hasSize(1);
        assertThat(list.json().getJsonArray("items").getJsonObject(0).toString())
                .isEqualTo("{\"kind\":\"TOKEN\",\"enteredAt\":\"2026-01-12T14:20:00Z\",\"enteredBy\":{\"kind\":\"INSTALLATION\"}}");
        assertThat(first.body() + again.body() + list.body()).doesNotContain("5a5a");
    }

    @Test @Proves({"KSF-06", "KSF-10", "KSF-11", "KSF-12"}) void a_certificate_is_put_in_as_two_files_or_as_one() {
        var two = api.put(WHERE + "/authentication", files("LOGIN", "2027-01-01T00:00:00Z", "parasol"));
        var one = api.put(WHERE + "/offline", Json.createObjectBuilder().add("password", "parasol").add("pkcs12", Base64.getMimeEncoder()
                .encodeToString("certificate 01F20A5D352AE591 SIGNING 2025-01-01T00:00:00Z 2026-02-01T00:00:00Z\nkey of 01F20A5D352AE591".getBytes(StandardCharsets.UTF_8))).build().toString());

        assertThat(two.status()).isEqualTo(201);
        assertThat(two.json().getString("serial")).isEqualTo("01F20A5D352AE590");
        assertThat(two.json().getString("validUntil")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(two.json().containsKey("warning")).isFalse();
        assertThat(one.status()).isEqualTo(201);
        assertThat(one.json().getString("kind")).isEqualTo("OFFLINE");
        assertThat(one.json().getString("warning")).isEqualTo("ENDS_SOON");
        assertThat(api.get(WHERE).body()).doesNotContain("parasol").doesNotContain("key of");
    }

    @Test void what_is_taken_back_is_gone() {
        api.put(WHERE + "/token", token(TOKEN));

        assertThat(api.delete(WHERE + "/token").status()).isEqualTo(204);

        assertThat(api.get(WHERE).json().getJsonArray("items")).isEmpty();
        assertThat(api.delete(WHERE + "/token").no()).isEqualTo("404 unknown-ksef-credential");
    }

    @ParameterizedTest @ValueSource(strings = {"kot", "TOKEN", "Offline"}) void there_is_no_other_kind(String kind) {
        assertThat(api.put(WHERE + "/" + kind, token(TOKEN)).no()).isEqualTo("404 unknown-ksef-credential");
    }

    @ParameterizedTest @Proves("KSF-12")
    @CsvSource({"LOGIN, 2027-01-01T00:00:00Z, deszcz, certificate-password-wrong", "SIGNING, 2027-01-01T00:00:00Z, parasol, certificate-of-wrong-kind",
        "LOGIN, 2026-01-12T14:20:00Z, parasol, certificate-expired"})
    void a_certificate_that_does_not_do_is_refused_by_its_name(String use, String until, String password, String code) {
        assertThat(api.put(WHERE + "/authentication", files(use, until, password)).no()).isEqualTo("422 " + code);
        assertThat(api.get(WHERE).json().getJsonArray("items")).isEmpty();
    }

    @Test void every_wrong_field_is_listed_and_no_value_repeated() {
        assertThat(api.put(WHERE + "/token", token("5a5a")).wrong()).containsExactly("token not-a-ksef-token");
        assertThat(api.put(WHERE + "/token", token("5a5a")).body()).doesNotContain("5a5a");
        assertThat(api.put(WHERE + "/offline", "{}").wrong()).containsExactlyInAnyOrder("certificate missing", "key missing", "password missing");
        assertThat(api.put(WHERE + "/offline", "{\"pkcs12\": \"a\", \"password\": \"\"}").wrong()).containsExactlyInAnyOrder("pkcs12 not-base64", "password blank");
        assertThat(api.put(WHERE + "/offline", "{\"pkcs12\": \"YQ==\", \"password\": \"a\", \"token\": \"b\"}").wrong()).containsExactly("token unknown-member");
        assertThat(api.put(WHERE + "/token", "").no()).isEqualTo("400 malformed-request");
        assertThat(api.put(WHERE + "/offline", "{\"certificate\": \"%s\", \"key\": \"b\", \"password\": \"%s\"}".formatted("a".repeat(20_001), "c".repeat(201))).wrong())
                .containsExactlyInAnyOrder("certificate too-long", "password too-long");
    }

    private static String token(String token) {
        return Json.createObjectBuilder().add("token", token).build().toString();
    }

    private static String files(String use, String until, String password) {
        return Json.createObjectBuilder().add("certificate", "certificate 01F20A5D352AE590 " + use + " 2025-01-01T00:00:00Z " + until)
                .add("key", "key of 01F20A5D352AE590").add("password", password).build().toString();
    }
}
