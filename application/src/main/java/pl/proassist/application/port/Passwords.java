package pl.proassist.application.port;

import io.vavr.control.Option;
import java.util.List;

/**
 * Hashes and checks passwords, slowly and with much memory, on purpose (Argon2id). Text is taken in Unicode's NFC. Never called inside
 * a transaction. When too many wait for their turn it is {@link GatewayUnavailable}.
 */
public interface Passwords {

    int SHORTEST = 12;
    int LONGEST = 256;

    String hash(String password);

    /** @param hash none for a login that does not exist: it takes as long, and is never right */
    boolean matches(String password, Option<String> hash);

    /** Whether it was hashed with weaker parameters than are used now. */
    boolean isOutdated(String hash);

    /** @param personal what the person is called and reached by */
    Option<Weakness> weakness(String password, List<String> personal);

    enum Weakness { TOO_SHORT, TOO_LONG, TOO_COMMON, TOO_PERSONAL }
}
