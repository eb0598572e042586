package pl.proassist.adapters.ksef;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * A public key of the ministry, for what only the ministry may read (ksef.md 3).
 *
 * @param id by which KSeF knows which of its keys was used
 */
record MinistryKey(PublicKey key, String id) {

    /** Both hashes are SHA-256: the JDK's short name for this scheme would take SHA-1 for the second one, and KSeF could not open it. */
    private static final OAEPParameterSpec OAEP = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    String seal(byte[] secret) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, OAEP);
            return Base64.getEncoder().encodeToString(cipher.doFinal(secret));
        } catch (GeneralSecurityException notWithThisKey) {
            throw KsefAnswer.unreadable("a public key that seals nothing");
        }
    }
}
