package pl.proassist.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;

/** What can be allowed at all, and the ready-made sets of it. */
@Path("/permissions")
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionsResource {

    @GET
    public Response list() {
        var roles = new LinkedHashMap<String, List<String>>();
        EnumSet.allOf(Role.class).forEach(role -> roles.put(role.name(), Rights.codes(role.permissions())));
        return Response.ok(new PermissionsResponse(Rights.codes(EnumSet.allOf(Permission.class)), roles)).build();
    }

    /** @param roles the permissions of each role, by its name */
    public record PermissionsResponse(List<String> permissions, Map<String, List<String>> roles) {
    }
}
