package pl.proassist.domain.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/**
 * Who asks for something, and what that caller may do now. Each use case takes one and asks it; there is no way in without.
 *
 * @param session the login it came with; keys have none
 */
public record Caller(Actor actor, Grants grants, Option<SessionId> session) {

    /** Whoever holds the installation's own token, which lies where the server runs. */
    public static Caller installation(String from) {
        return new Caller(new Actor(Actor.Kind.INSTALLATION, Option.none(), Option.some(from)), Grants.ALL, Option.none());
    }

    /**
     * @param unknown what is answered to somebody who has no part in the facility, as if the thing were not there
     */
    public Either<Refusal, Caller> may(Permission needed, FacilityId facility, Refusal unknown) {
        if (!grants.hasPartIn(facility)) {
            return left(unknown);
        }
        return grants.allow(needed, facility) ? right(this) : left(new AccessRefusal.Forbidden(needed));
    }

    /** For what everybody who works in the facility may see. */
    public Either<Refusal, Caller> partIn(FacilityId facility, Refusal unknown) {
        return grants.hasPartIn(facility) ? right(this) : left(unknown);
    }

    /** For what the facilities of an installation share. */
    public Either<Refusal, Caller> maySomewhere(Permission needed) {
        return grants.allowSomewhere(needed) ? right(this) : left(new AccessRefusal.Forbidden(needed));
    }

    /** For what belongs to the installation as a whole. */
    public Either<Refusal, Caller> mayEverywhere(Permission needed) {
        return grants.allowEverywhere(needed) ? right(this) : left(new AccessRefusal.Forbidden(needed));
    }

    public Act does(String what) {
        return actor.does(what);
    }

    public Act looks(String what) {
        return actor.looks(what);
    }

    /** The account behind a session. */
    public Option<UserId> user() {
        return actor.kind() == Actor.Kind.PERSON ? actor.id().map(UserId::new) : Option.none();
    }
}
