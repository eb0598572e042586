package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.Response;

/** A mark that a facility holds about a patient, as it was set. */
public record MarkResponse(String facility, String patient, String requirement, String reason, String expires) {

    Response answer(boolean first) {
        return Response.status(first ? 201 : 200).entity(this).build();
    }
}
