package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.lines;
import static pl.proassist.adapters.rest.Member.wholeText;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.policies.PrepaymentTerms;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.PrepaymentText;

/** What a patient accepts before paying, in the facility's own words (PAY-22). */
@Path("/facilities/{f}/prepayment-terms")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PrepaymentTermsResource {

    private static final int LATEST = 999_999_999;

    public record TermsResponse(long version, String since, String pl, String en, String uk) {

        static TermsResponse of(PrepaymentText text) {
            return new TermsResponse(text.version(), text.since().toString(), text.polish(), text.english().getOrNull(), text.ukrainian().getOrNull());
        }
    }

    private final PrepaymentTerms terms;

    @Inject
    public PrepaymentTermsResource(PrepaymentTerms terms) {
        this.terms = terms;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("version") String versions) {
        var query = new Query().with("version", versions).read();
        var version = query.optional("version", wholeText(1, LATEST).as(Integer::longValue));
        return query.done(() -> terms.read(Callers.of(who), facility, version)).fold(Problems::from, text -> answer(200, text));
    }

    @PUT
    public Response replace(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam("If-Match") String ifMatch, Body body) {
        var seen = Seen.of(ifMatch);
        var polish = body.required("pl", lines(PrepaymentText.LONGEST));
        var english = body.optional("en", lines(PrepaymentText.LONGEST));
        var ukrainian = body.optional("uk", lines(PrepaymentText.LONGEST));
        return body.done(() -> terms.replace(Callers.of(who), facility, polish.get(), english, ukrainian, seen))
                .fold(Problems::from, stored -> answer(stored.created() ? 201 : 200, stored.text()));
    }

    private static Response answer(int status, PrepaymentText text) {
        return Response.status(status).entity(TermsResponse.of(text)).tag(String.valueOf(text.version())).build();
    }
}
