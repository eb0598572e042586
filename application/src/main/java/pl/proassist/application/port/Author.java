package pl.proassist.application.port;

import io.vavr.control.Option;
import java.util.UUID;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;

/**
 * Who wrote something that is kept, without the address it came from.
 *
 * @param id the account or the key; others have none
 */
public record Author(Actor.Kind kind, Option<UUID> id) {

    public static final Author SYSTEM = new Author(Actor.Kind.SYSTEM, Option.none());

    public static Author of(Caller caller) {
        return new Author(caller.actor().kind(), caller.actor().id());
    }
}
