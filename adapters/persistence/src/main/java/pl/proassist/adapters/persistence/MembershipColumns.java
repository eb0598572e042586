package pl.proassist.adapters.persistence;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.facility.FacilityId;

/** A part in one facility or in all of them, as four columns of a row. */
final class MembershipColumns {

    static final List<String> NAMES = List.of("facility", "role", "granted", "withheld");

    private MembershipColumns() {
    }

    static List<Object> values(Membership part) {
        return List.of(part.facility().map(FacilityId::value), part.role(), codes(part.granted()), codes(part.revoked()));
    }

    static Membership of(Columns row) {
        return new Membership(row.uuidIfAny("facility").map(FacilityId::new), row.constantIfAny(Role.class, "role"),
                permissions(row.text("granted")), permissions(row.text("withheld")));
    }

    private static String codes(Set<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().collect(Collectors.joining(" "));
    }

    private static Set<Permission> permissions(String codes) {
        return Stream.of(codes.split(" ")).filter(code -> !code.isEmpty()).map(MembershipColumns::permission).collect(Collectors.toUnmodifiableSet());
    }

    private static Permission permission(String code) {
        return Permission.of(code).getOrElseThrow(() -> new IllegalStateException("there is no permission \"" + code + "\""));
    }
}
