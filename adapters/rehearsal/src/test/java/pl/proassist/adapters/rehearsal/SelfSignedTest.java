package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SelfSignedTest {

    @ParameterizedTest
    @CsvSource({"AUTHENTICATION, 0", "OFFLINE, 1"})
    void a_certificate_names_its_owner_and_its_only_use(SelfSigned.Use use, int bit) throws Exception {
        var made = SelfSigned.seal("5260250274", use);

        var read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(made.pem().getBytes(StandardCharsets.US_ASCII)));

        read.verify(read.getPublicKey());
        assertThat(read.getSubjectX500Principal().getName()).contains("CN=Próba " + use, "C=PL");
        for (int i = 0; i < 9; i++) {
            assertThat(read.getKeyUsage()[i]).as("bit %d", i).isEqualTo(i == bit);
        }
        assertThat(made.serial()).matches("[0-9A-F]{16}").isEqualTo("%016X".formatted(read.getSerialNumber()));
        assertThat(made.toString()).isEqualTo("SelfSigned[" + made.serial() + "]");
    }

    @Test
    void its_key_opens_with_the_password_by_the_means_of_the_jdk_and_belongs_to_it() throws Exception {
        var made = SelfSigned.seal("5260250274", SelfSigned.Use.OFFLINE);
        var pem = made.sealedKey("tajne");

        var sealed = new EncryptedPrivateKeyInfo(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
        var secret = SecretKeyFactory.getInstance(sealed.getAlgParameters().toString()).generateSecret(new PBEKeySpec("tajne".toCharArray()));
        var cipher = Cipher.getInstance(sealed.getAlgParameters().toString());
        cipher.init(Cipher.DECRYPT_MODE, secret, sealed.getAlgParameters());
        var key = KeyFactory.getInstance("EC").generatePrivate(sealed.getKeySpec(cipher));

        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(new byte[] {1, 2, 3});
        var signed = signature.sign();
        signature.initVerify(made.certificate().getPublicKey());
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
        assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    }
}
