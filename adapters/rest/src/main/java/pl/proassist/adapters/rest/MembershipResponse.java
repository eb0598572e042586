package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.Response;
import java.util.List;
import pl.proassist.domain.access.Membership;

/**
 * A person's part in a facility.
 *
 * @param facility    left out for every facility
 * @param permissions what comes of the role, what was granted and what was revoked
 */
public record MembershipResponse(String facility, String role, List<String> granted, List<String> revoked, List<String> permissions) {

    static MembershipResponse of(Membership part) {
        return new MembershipResponse(part.facility().map(Object::toString).getOrNull(), part.role().map(Enum::name).getOrNull(),
                Rights.codes(part.granted()), Rights.codes(part.revoked()), Rights.codes(part.permissions()));
    }

    Response answer(boolean first) {
        return Response.status(first ? 201 : 200).entity(this).build();
    }
}
