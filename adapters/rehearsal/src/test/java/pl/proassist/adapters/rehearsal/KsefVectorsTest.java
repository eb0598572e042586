package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** The simulator against the published and the project's vectors: a simulator that is wrong would teach the product to be wrong. */
@Proves("KSF-38")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KsefVectorsTest {

    private static final JsonObject CRYPTO = json("crypto.json");

    private static Stage stage;
    private static KsefKeys keys;

    @BeforeAll
    static void build() {
        stage = Stage.set();
        keys = new KsefKeys(stage.database);
        var rsa = CRYPTO.getJsonObject("rsaOaep");
        for (var use : KsefKeys.Use.values()) {
            stage.database.update("INSERT INTO rehearsal_ksef_key (use_of, private_key, certificate) VALUES (?, ?, ?)", use.name(),
                    decoded(rsa, "privateKeyPkcs8Base64"), decoded(rsa, "certificateDerBase64"));
        }
    }

    @AfterAll
    static void strike() {
        stage.close();
    }

    @Test
    void what_was_encrypted_for_the_ministry_is_read_and_nothing_with_another_mask() {
        var rsa = CRYPTO.getJsonObject("rsaOaep");

        assertThat(keys.decrypt(KsefKeys.Use.TOKEN, decoded(rsa, "encryptedTokenOaepSha256Mgf1Sha256")).map(plain -> new String(plain, StandardCharsets.UTF_8)))
                .contains(rsa.getString("tokenPlainText"));
        assertThat(keys.decrypt(KsefKeys.Use.TOKEN, decoded(rsa, "encryptedTokenWrongMgf1Sha1"))).isEmpty();
        assertThat(keys.decrypt(KsefKeys.Use.SYMMETRIC_KEY, decoded(rsa, "encryptedSymmetricKey")).map(HexFormat.of()::formatHex)).contains(rsa.getString("wrappedAesKeyHex"));
        assertThat(keys.publicKeyId(KsefKeys.Use.TOKEN)).isEqualTo(rsa.getString("publicKeyId"));
        assertThat(KsefKeys.hash(keys.of(KsefKeys.Use.TOKEN).der())).isEqualTo(rsa.getString("certificateId"));
    }

    @Test
    void check_digits_are_those_of_numbers_that_ksef_gave() {
        for (var value : json("ksef-numbers.json").getJsonArray("valid").getValuesAs(value -> value.toString().replace("\"", ""))) {
            assertThat(KsefNumbers.checkDigits(value.substring(0, 32))).as(value).isEqualTo(value.substring(33));
            assertThat(KsefNumbers.misread(value)).startsWith(value.substring(0, 34)).isNotEqualTo(value);
        }
    }

    @Test
    void the_signed_request_of_the_vectors_is_accepted_and_the_least_change_is_seen() {
        var signed = KsefSimulatorTest.example("auth-token-request-signed-ec.xml");

        var document = XadesDocument.read(signed).get();

        assertThat(document.challenge()).isEqualTo("20261120-CR-461EA5B000-537A6BA15D-D7");
        assertThat(document.nip()).isEqualTo("1111111111");
        assertThat(document.owner()).contains("1111111111");
        assertThat(document.mayAuthenticate()).isTrue();
        assertThat(XadesDocument.read(signed.replace("461EA5B000", "461EA5B001")).getLeft().code()).isEqualTo(9105);
        assertThat(XadesDocument.read(signed.replace("SigningTime>2026", "SigningTime>2025")).getLeft().code()).isEqualTo(9105);
    }

    private static byte[] decoded(JsonObject object, String name) {
        return Base64.getDecoder().decode(object.getString(name));
    }

    private static JsonObject json(String file) {
        try (var reader = Json.createReader(new StringReader(KsefSimulatorTest.example(file)))) {
            return reader.readObject();
        }
    }
}
