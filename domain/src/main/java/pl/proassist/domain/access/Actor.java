package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.UUID;

/**
 * Who did something, as the trail remembers it.
 *
 * @param id   the account or the key; the others have none
 * @param from the address on the network that the request came from
 */
public record Actor(Kind kind, Option<UUID> id, Option<String> from) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, Option.none(), Option.none());
    /** The patient who holds a link. */
    public static final Actor PATIENT = new Actor(Kind.PATIENT, Option.none(), Option.none());
    /** A provider that called one of its doors. */
    public static final Actor PROVIDER = new Actor(Kind.PROVIDER, Option.none(), Option.none());

    /** A person with an account, an integration's key, whoever holds the installation's own token, or one of those without an account. */
    public enum Kind { PERSON, KEY, INSTALLATION, PATIENT, PROVIDER, STRANGER, SYSTEM }

    /** Somebody who has not said who it is, or could not prove it. */
    public static Actor stranger(String from) {
        return new Actor(Kind.STRANGER, Option.none(), Option.some(from));
    }

    public static Actor person(UserId user, String from) {
        return new Actor(Kind.PERSON, Option.some(user.value()), Option.some(from));
    }

    public Act does(String what) {
        return Act.of(this, what, false);
    }

    public Act looks(String what) {
        return Act.of(this, what, true);
    }
}
