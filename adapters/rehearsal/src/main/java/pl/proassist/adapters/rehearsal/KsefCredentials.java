package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** What a taxpayer fetches from the application of the ministry: a token and two certificates (ksef.md 15), made when they are first asked for. */
final class KsefCredentials {

    private final RehearsalDatabase database;
    private final SecureRandom random = new SecureRandom();

    KsefCredentials(RehearsalDatabase database) {
        this.database = database;
    }

    record Credentials(String nip, String token, SelfSigned authentication, SelfSigned offline) {

        /** A token is shown once and is nobody's to log. */
        @Override
        public String toString() {
            return "Credentials[%s]".formatted(nip);
        }
    }

    /** As files and passwords, the way a person gets them. */
    Fetched fetch(String nip, Instant now) {
        var all = of(nip, now);
        return new Fetched(nip, all.token(), file(all.authentication()), file(all.offline()));
    }

    private static Fetched.File file(SelfSigned certificate) {
        var password = "Proba-" + certificate.serial();
        return new Fetched.File(certificate.serial(), certificate.pem(), certificate.sealedKey(password), password);
    }

    Credentials of(String nip, Instant now) {
        return stored(nip).getOrElse(() -> {
            var authentication = SelfSigned.seal(nip, SelfSigned.Use.AUTHENTICATION);
            var offline = SelfSigned.seal(nip, SelfSigned.Use.OFFLINE);
            database.insert("""
                    INSERT INTO rehearsal_ksef_credential (nip, token, authentication_certificate, authentication_key, offline_certificate, offline_key)
                    VALUES (?, ?, ?, ?, ?, ?)""", nip, newToken(nip, now), authentication.der(), authentication.key().getEncoded(), offline.der(), offline.key().getEncoded());
            return stored(nip).get();
        });
    }

    /** Whether somebody was given this token for this NIP. */
    boolean isToken(String token, String nip) {
        return database.first("SELECT nip FROM rehearsal_ksef_credential WHERE token = ? AND nip = ?", row -> row.getString("nip"), token, nip).isDefined();
    }

    boolean isKnown(String token) {
        return database.first("SELECT nip FROM rehearsal_ksef_credential WHERE token = ?", row -> row.getString("nip"), token).isDefined();
    }

    boolean maySendAttachments(String nip) {
        return database.first("SELECT nip FROM rehearsal_ksef_attachment WHERE nip = ?", row -> row.getString("nip"), nip).isDefined();
    }

    /** In e-Urząd Skarbowy, where else. */
    void declareAttachments(String nip, boolean declared) {
        if (declared) {
            database.insert("INSERT INTO rehearsal_ksef_attachment (nip) VALUES (?)", nip);
        } else {
            database.update("DELETE FROM rehearsal_ksef_attachment WHERE nip = ?", nip);
        }
    }

    private Option<Credentials> stored(String nip) {
        return database.first("SELECT * FROM rehearsal_ksef_credential WHERE nip = ?", row -> new Credentials(nip, row.getString("token"),
                SelfSigned.of(KsefKeys.privateKey("EC", row.getBytes("authentication_key")), row.getBytes("authentication_certificate")),
                SelfSigned.of(KsefKeys.privateKey("EC", row.getBytes("offline_key")), row.getBytes("offline_certificate"))), nip);
    }

    private String newToken(String nip, Instant now) {
        var secret = new byte[32];
        random.nextBytes(secret);
        return "%s|nip-%s|%s".formatted(KsefNumbers.reference("EC", now), nip, HexFormat.of().formatHex(secret));
    }
}
