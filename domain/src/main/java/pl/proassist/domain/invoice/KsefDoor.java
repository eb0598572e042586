package pl.proassist.domain.invoice;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * How KSeF receives a facility that logs in with what was entered.
 *
 * @param rights what it then may do, as KSeF tells it; open and without any is the owner of the NIP, who may do everything (ksef.md 4.4)
 */
public record KsefDoor(Welcome welcome, Set<KsefRight> rights) {

    public enum Welcome {
        /** Nobody knocked: there is nothing to log in with. */
        UNTRIED,
        /** KSeF could not be asked now. */
        UNREACHED,
        OPEN,
        /** It knows who knocks, and that one may not do in this NIP what was asked for. */
        WITHOUT_RIGHTS,
        /** It does not take what was entered. */
        REFUSED
    }

    public KsefDoor {
        rights = Set.copyOf(rights);
    }

    public static KsefDoor of(Welcome welcome) {
        return new KsefDoor(welcome, Set.of());
    }

    /** What must still be granted; empty while it is not known. */
    public Set<KsefRight> missing() {
        var owner = welcome == Welcome.OPEN && rights.isEmpty();
        var known = welcome == Welcome.OPEN || welcome == Welcome.WITHOUT_RIGHTS;
        return known && !owner ? KsefRight.NEEDED.stream().filter(right -> !rights.contains(right)).collect(Collectors.toUnmodifiableSet()) : Set.of();
    }
}
