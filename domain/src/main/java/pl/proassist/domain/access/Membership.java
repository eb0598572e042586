package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;

/**
 * A person's part in one facility, or in every facility of the installation, now and later (CAL-12).
 *
 * @param facility none for every facility
 * @param role     the ready-made set; none when all is granted one by one
 * @param granted  on top of the role
 * @param revoked  taken from the role; it wins over what is granted
 */
public record Membership(Option<FacilityId> facility, Option<Role> role, Set<Permission> granted, Set<Permission> revoked) {

    public Membership {
        granted = Set.copyOf(granted);
        revoked = Set.copyOf(revoked);
    }

    public Set<Permission> permissions() {
        var all = new HashSet<>(role.map(Role::permissions).getOrElse(Set.of()));
        all.addAll(granted);
        all.removeAll(revoked);
        return Set.copyOf(all);
    }
}
