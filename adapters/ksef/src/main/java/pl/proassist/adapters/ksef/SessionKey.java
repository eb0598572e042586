package pl.proassist.adapters.ksef;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import pl.proassist.application.port.EInvoicing;

/** What the invoices of one session are encrypted with (ksef.md 3): made for it, kept in memory for as long as it is open, and nowhere else. */
record SessionKey(byte[] key, byte[] iv) {

    private static final SecureRandom CHANCE = new SecureRandom();

    static SessionKey fresh() {
        var key = new byte[32];
        var iv = new byte[16];
        CHANCE.nextBytes(key);
        CHANCE.nextBytes(iv);
        return new SessionKey(key, iv);
    }

    /** What kind of invoices a session takes. */
    static JsonObjectBuilder formCode() {
        return Json.createObjectBuilder().add("systemCode", "FA (3)").add("schemaVersion", "1-0E").add("value", "FA");
    }

    /** How a session is told of it: sealed for the ministry. The IV goes here and nowhere else. */
    JsonObject sealedFor(MinistryKey ministry) {
        return Json.createObjectBuilder().add("encryptedSymmetricKey", ministry.seal(key))
                .add("initializationVector", Base64.getEncoder().encodeToString(iv)).add("publicKeyId", ministry.id()).build();
    }

    /** An invoice on its way, with the hashes and sizes of what is read and what is sent. */
    JsonObject envelope(EInvoicing.Document document) {
        var sealed = encrypted(document.xml());
        var envelope = Json.createObjectBuilder().add("invoiceHash", Sha256.of(document.xml())).add("invoiceSize", document.xml().length)
                .add("encryptedInvoiceHash", Sha256.of(sealed)).add("encryptedInvoiceSize", sealed.length)
                .add("encryptedInvoiceContent", Base64.getEncoder().encodeToString(sealed)).add("offlineMode", document.offline());
        document.corrected().forEach(hash -> envelope.add("hashOfCorrectedInvoice", hash));
        return envelope.build();
    }

    byte[] encrypted(byte[] plain) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override public String toString() {
        return "the key of a session";
    }
}
