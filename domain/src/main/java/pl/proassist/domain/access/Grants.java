package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;

/**
 * What a caller may do and where, as it stands at this moment.
 *
 * @param everywhere in each facility of the installation, and in what belongs to no facility
 * @param at         in single facilities, besides
 */
public record Grants(Set<Permission> everywhere, Map<FacilityId, Set<Permission>> at) {

    public static final Grants ALL = new Grants(EnumSet.allOf(Permission.class), Map.of());
    public static final Grants NONE = new Grants(Set.of(), Map.of());

    public Grants {
        everywhere = Set.copyOf(everywhere);
        at = Map.copyOf(at);
    }

    public static Grants of(List<Membership> memberships) {
        var everywhere = new HashSet<Permission>();
        var at = new HashMap<FacilityId, Set<Permission>>();
        memberships.forEach(each -> each.facility().fold(() -> everywhere.addAll(each.permissions()),
                facility -> at.put(facility, each.permissions()) == null));
        return new Grants(everywhere, at);
    }

    /** Whether the facility is any of the caller's business. */
    public boolean hasPartIn(FacilityId facility) {
        return !everywhere.isEmpty() || at.containsKey(facility);
    }

    public boolean allow(Permission permission, FacilityId facility) {
        return everywhere.contains(permission) || at.getOrDefault(facility, Set.of()).contains(permission);
    }

    /** For what belongs to the whole installation. */
    public boolean allowEverywhere(Permission permission) {
        return everywhere.contains(permission);
    }

    /** For what the facilities of an installation share, such as the patients. */
    public boolean allowSomewhere(Permission permission) {
        return everywhere.contains(permission) || at.values().stream().anyMatch(each -> each.contains(permission));
    }

    /** The facilities in which it is allowed; none stands for all. */
    public Option<Set<FacilityId>> where(Permission permission) {
        return everywhere.contains(permission) ? Option.none() : Option.some(Set.copyOf(at.keySet().stream()
                .filter(facility -> at.get(facility).contains(permission)).toList()));
    }

    /** Whether nothing in the other is missing here: nobody gives what one does not have. */
    public boolean cover(Membership given) {
        return given.facility().fold(() -> everywhere.containsAll(given.permissions()),
                facility -> given.permissions().stream().allMatch(each -> allow(each, facility)));
    }
}
