package pl.proassist.adapters.secrets;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import pl.proassist.application.port.Passwords;

/**
 * Passwords under Argon2id (RFC 9106) with OWASP's parameters. They stand in each hash, so they can rise while old hashes still hold. Only a
 * few are hashed at once, and only a few more wait: each takes 19 MiB and a processor.
 */
public final class Argon2Passwords implements Passwords {

    private static final int WAITING = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Argon2Cost cost;
    private final Argon2 argon2;
    private final Turns turns;
    private final Argon2Hash nobodys;
    private final SecureRandom chance = new SecureRandom();

    /** As many at once as two processors can do. */
    public Argon2Passwords() {
        this(2);
    }

    /** @param atOnce how many are hashed at the same time; more than there are processors only makes each of them slower */
    public Argon2Passwords(int atOnce) {
        this(Argon2Cost.OWASP, Argon2.reusing(atOnce, Argon2Cost.OWASP), new Turns(atOnce, WAITING, PATIENCE));
    }

    Argon2Passwords(Argon2Cost cost, Argon2 argon2, Turns turns) {
        this.cost = cost;
        this.argon2 = argon2;
        this.turns = turns;
        this.nobodys = Argon2Hash.ofNobody(cost);
    }

    @Override public String hash(String password) {
        var salt = new byte[Argon2Hash.SALT_BYTES];
        chance.nextBytes(salt);
        return new Argon2Hash(cost, salt, digest(cost, salt, password, Argon2Hash.DIGEST_BYTES)).text();
    }

    @Override public boolean matches(String password, Option<String> hash) {
        var stored = hash.map(Argon2Hash::parse).getOrElse(nobodys);
        var given = digest(stored.cost(), stored.salt(), password, stored.digest().length);
        return MessageDigest.isEqual(given, stored.digest()) && hash.isDefined();
    }

    @Override public boolean isOutdated(String hash) {
        var stored = Argon2Hash.parse(hash);
        return stored.cost().isBelow(cost) || stored.salt().length < Argon2Hash.SALT_BYTES || stored.digest().length < Argon2Hash.DIGEST_BYTES;
    }

    @Override public Option<Weakness> weakness(String password, List<String> personal) {
        var text = composed(password);
        var length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Option.some(Weakness.TOO_SHORT);
        }
        return length > LONGEST ? Option.some(Weakness.TOO_LONG) : turns.take(() -> Guessing.weakness(text, personal));
    }

    private byte[] digest(Argon2Cost price, byte[] salt, String password, int length) {
        var text = composed(password).getBytes(StandardCharsets.UTF_8);
        return turns.take(() -> argon2.digest(price, salt, text, length));
    }

    /** One telephone sends ó as one character, another as two. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
