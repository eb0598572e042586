package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.INSTANT;
import static pl.proassist.adapters.rest.Member.NAME;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;

/** What is said of a key that is to be made: its name, what it opens, and until when. */
record ApiKeyRequest(Option<String> name, Option<Set<Permission>> permissions, Option<Instant> expiresAt) {

    private static final Duration LONGEST = Duration.ofDays(731);

    static ApiKeyRequest of(Body body, Instant now) {
        return new ApiKeyRequest(body.required("name", NAME), body.required("permissions", someRights()), body.required("expiresAt", soon(now)));
    }

    /** A key that opens nothing is a mistake. */
    private static Member<Set<Permission>> someRights() {
        return Rights.PERMISSIONS.then(given -> given.isEmpty() ? wrong("empty") : Either.right(given));
    }

    /** In the future, at most two years away. */
    private static Member<Instant> soon(Instant now) {
        return INSTANT.then(given -> given.isAfter(now) && !given.isAfter(now.plus(LONGEST)) ? Either.right(given)
                : wrong("out-of-range", now, now.plus(LONGEST)));
    }

    /** @param facility none for every facility */
    Membership reach(Option<FacilityId> facility) {
        return new Membership(facility, Option.none(), permissions.get(), Set.of());
    }
}
