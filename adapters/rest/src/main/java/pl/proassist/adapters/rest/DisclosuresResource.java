package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.patients.Look;
import pl.proassist.application.patients.WhoHasSeen;
import pl.proassist.domain.patient.PatientId;

/** Who has seen or changed a patient's data (SEC-24, RODO art. 15(1)(c)). The question itself is in the answer to the next one. */
@Path("/patients/{p}/disclosures")
@Produces(MediaType.APPLICATION_JSON)
public final class DisclosuresResource {

    private final WhoHasSeen whoHasSeen;

    @Inject
    public DisclosuresResource(WhoHasSeen whoHasSeen) {
        this.whoHasSeen = whoHasSeen;
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("p") PatientId patient, @QueryParam("limit") String limits,
                         @QueryParam("cursor") String cursors) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var before = Query.cursor(query, "\\d{1,18}").map(Long::valueOf);
        return query.done(() -> whoHasSeen.handle(Callers.of(who), patient, before, limit + 1))
                .map(found -> Page.of(found, limit, each -> DisclosureResponse.of(each.look()), each -> String.valueOf(each.number())))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    /** @param who the name of a person with an account @param refused true when it was only tried: nothing was seen or changed */
    public record DisclosureResponse(String at, String who, String what, boolean refused) {

        static DisclosureResponse of(Look look) {
            return new DisclosureResponse(look.at().toString(), look.who().getOrNull(), look.what(), look.refused());
        }
    }
}
