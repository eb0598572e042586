package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.oneOf;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.facility.FacilityId;

/** Permissions go in and out by their codes, in the order of the documented list. */
final class Rights {

    private static final Member<Permission> PERMISSION = Member.STRING.then(text -> Permission.of(text)
            .toEither(() -> new Member.Wrong("not-allowed", List.of(String.join(", ", codes(EnumSet.allOf(Permission.class)))))));

    /** An array without doubles; it may be empty. */
    static final Member<Set<Permission>> PERMISSIONS = value -> {
        if (!(value instanceof JsonArray array)) {
            return wrong("not-an-array");
        }
        var found = EnumSet.noneOf(Permission.class);
        for (var each : array) {
            var read = PERMISSION.read(each);
            if (read.isLeft()) {
                return Either.left(read.getLeft());
            }
            if (!found.add(read.get())) {
                return wrong("repeated");
            }
        }
        return Either.right(found);
    };

    private Rights() {
    }

    static List<String> codes(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).toList();
    }

    /** @param facility none for every facility */
    static Membership membership(Body body, Option<FacilityId> facility) {
        var role = body.optional("role", oneOf(Role.class));
        var granted = body.optional("granted", PERMISSIONS).getOrElse(Set.of());
        var revoked = body.optional("revoked", PERMISSIONS).getOrElse(Set.of());
        return new Membership(facility, role, granted, revoked);
    }
}
