package pl.proassist.adapters.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.EInvoicing.Document;

/** The ministry's cryptography against worked examples: what we make others can open, and what others made we would have made too. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CryptographyTest {

    @Test @Proves("KSF-01") void an_invoice_is_encrypted_as_in_the_worked_example() {
        var vector = Vectors.crypto("aes256cbcPkcs7");
        var key = new SessionKey(Vectors.hex(vector, "keyHex"), Vectors.hex(vector, "ivHex"));

        var sealed = key.encrypted(vector.getString("plainText").getBytes(StandardCharsets.UTF_8));

        assertThat(Base64.getEncoder().encodeToString(sealed)).isEqualTo(vector.getString("cipherBase64"));
        assertThat(Sha256.of(sealed)).isEqualTo(vector.getString("cipherSha256Base64"));
    }

    @Test void the_envelope_names_both_hashes_and_both_sizes() {
        var vector = Vectors.crypto("invoiceEnvelope");
        var key = new SessionKey(Vectors.hex(vector, "keyHex"), Vectors.hex(vector, "ivHex"));

        var envelope = key.envelope(new Document(Vectors.bytes("vectors/e01-vat-b2c-zwolniona.xml"), true, Option.some("hash")));

        assertThat(envelope.getString("invoiceHash")).isEqualTo(vector.getString("invoiceHash"));
        assertThat(envelope.getInt("invoiceSize")).isEqualTo(vector.getInt("invoiceSize"));
        assertThat(envelope.getString("encryptedInvoiceHash")).isEqualTo(vector.getString("encryptedInvoiceHash"));
        assertThat(envelope.getInt("encryptedInvoiceSize")).isEqualTo(vector.getInt("encryptedInvoiceSize"));
        assertThat(envelope.getBoolean("offlineMode")).isTrue();
        assertThat(envelope.getString("hashOfCorrectedInvoice")).isEqualTo("hash");
    }

    @Test void every_session_has_a_key_of_its_own_and_prints_nothing_of_it() {
        var one = SessionKey.fresh();
        var other = SessionKey.fresh();

        assertThat(one.key()).hasSize(32).isNotEqualTo(other.key());
        assertThat(one.iv()).hasSize(16).isNotEqualTo(other.iv());
        assertThat(one.toString()).isEqualTo("the key of a session");
    }

    @Test @Proves("KSF-05") void what_is_sealed_for_the_ministry_opens_with_sha_256_in_both_places_and_not_otherwise() throws GeneralSecurityException {
        var vector = Vectors.crypto("rsaOaep");
        var ministry = new MinistryKey(Vectors.own(false).certificate().getPublicKey(), vector.getString("publicKeyId"));

        var sealed = Base64.getDecoder().decode(ministry.seal(vector.getString("tokenPlainText").getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(opened(sealed, MGF1ParameterSpec.SHA256), StandardCharsets.UTF_8)).isEqualTo(vector.getString("tokenPlainText"));
        assertThatThrownBy(() -> opened(sealed, MGF1ParameterSpec.SHA1)).isInstanceOf(BadPaddingException.class);
        assertThat(Sha256.of(Vectors.own(false).certificate().getPublicKey().getEncoded())).isEqualTo(vector.getString("publicKeyId"));
    }

    @ParameterizedTest @ValueSource(booleans = {true, false}) @Proves("KSF-17") void kod_ii_is_signed_as_the_worked_example_is(boolean elliptic) throws GeneralSecurityException {
        var vector = Vectors.crypto("qrCode2");
        var text = vector.getString("signedString").getBytes(StandardCharsets.UTF_8);
        var own = Vectors.own(elliptic);

        assertThat(isGood(own, text, own.sign(text))).isTrue();
        assertThat(isGood(own, text, Base64.getUrlDecoder().decode(vector.getString(elliptic ? "ecdsaP1363SignatureBase64Url" : "rsaPssSignatureBase64Url")))).isTrue();
        assertThat(isGood(own, "another".getBytes(StandardCharsets.UTF_8), own.sign(text))).isFalse();
        assertThat(own.sign(text)).hasSize(elliptic ? 64 : 256);
    }

    private static boolean isGood(OwnKey own, byte[] text, byte[] signature) throws GeneralSecurityException {
        var verifying = Signature.getInstance(own.isElliptic() ? "SHA256withECDSAinP1363Format" : "RSASSA-PSS");
        if (!own.isElliptic()) {
            verifying.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        verifying.initVerify(own.certificate().getPublicKey());
        verifying.update(text);
        return verifying.verify(signature);
    }

    private static byte[] opened(byte[] sealed, MGF1ParameterSpec mask) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, Vectors.own(false).key(), new OAEPParameterSpec("SHA-256", "MGF1", mask, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(sealed);
    }
}
