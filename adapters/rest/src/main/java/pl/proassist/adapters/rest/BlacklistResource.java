package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ELAPSED;
import static pl.proassist.adapters.rest.Member.INSTANT;
import static pl.proassist.adapters.rest.Member.lines;
import static pl.proassist.adapters.rest.Member.whole;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.UUID;
import pl.proassist.application.policies.ContestBlacklisting;
import pl.proassist.application.policies.MarkPatient;
import pl.proassist.application.policies.ProposeBlacklisting;
import pl.proassist.application.policies.ShowBlacklist;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;

/** Patients to whom the facility's blacklist rule applies (PAY-11): who, why, until when, and what they say against it (PAY-17). */
@Path("/facilities/{f}/blacklist")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class BlacklistResource {

    private static final int LONGEST_CONTEST = 4000;
    private static final Duration LATEST = Duration.ofDays(14);

    private final MarkPatient markPatient;
    private final ShowBlacklist showBlacklist;
    private final ContestBlacklisting contestBlacklisting;
    private final ProposeBlacklisting proposeBlacklisting;

    @Inject
    public BlacklistResource(MarkPatient markPatient, ShowBlacklist showBlacklist, ContestBlacklisting contestBlacklisting,
                             ProposeBlacklisting proposeBlacklisting) {
        this.markPatient = markPatient;
        this.showBlacklist = showBlacklist;
        this.contestBlacklisting = contestBlacklisting;
        this.proposeBlacklisting = proposeBlacklisting;
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits,
                         @QueryParam("cursor") String cursors) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var after = Query.cursor(query, "[0-9a-f-]{36}").map(id -> new PatientId(UUID.fromString(id)));
        return query.done(() -> showBlacklist.page(Callers.of(who), facility, after, limit))
                .map(listed -> Page.of(listed.entries(), listed.more(), BlacklistingResponse::of, entry -> entry.patient().toString()))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    @GET @Path("/{p}")
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient) {
        return showBlacklist.one(Callers.of(who), facility, patient).fold(Problems::from, entry -> Response.ok(BlacklistingResponse.of(entry)).build());
    }

    @PUT @Path("/{p}")
    public Response add(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient, Body body) {
        var reason = body.required("reason", Rules.reason());
        var expires = body.optional("expires", INSTANT);
        return body.done(() -> markPatient.blacklist(Callers.of(who), facility, patient, reason.get(), expires)).fold(Problems::from,
                isNew -> new MarkResponse(facility.toString(), patient.toString(), null, reason.get(), expires.map(Object::toString).getOrNull()).answer(isNew));
    }

    @DELETE @Path("/{p}")
    public Response remove(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient) {
        return markPatient.unblacklist(Callers.of(who), facility, patient).fold(Problems::from, was -> Response.noContent().build());
    }

    @POST @Path("/{p}/contest") @OncePerKey
    public Response contest(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient, Body body) {
        var words = body.required("words", lines(LONGEST_CONTEST));
        return body.done(() -> contestBlacklisting.contest(Callers.of(who), facility, patient, words.get()))
                .fold(Problems::from, contested -> Response.noContent().build());
    }

    @POST @Path("/{p}/uphold") @OncePerKey
    public Response uphold(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient, Body body) {
        var reason = body.required("reason", Rules.reason());
        return body.done(() -> contestBlacklisting.uphold(Callers.of(who), facility, patient, reason.get()))
                .fold(Problems::from, upheld -> Response.ok(BlacklistingResponse.of(upheld)).build());
    }

    @GET @Path("/proposals")
    public Response proposals(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits,
                              @QueryParam("cursor") String cursors) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var after = Query.cursor(query, "[0-9a-f-]{36}").map(id -> new PatientId(UUID.fromString(id)));
        return query.done(() -> proposeBlacklisting.page(Callers.of(who), facility, after, limit + 1))
                .map(found -> Page.of(found, limit, BlacklistingResponse.Proposal::of, proposal -> proposal.patient().toString()))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    @GET @Path("/criteria")
    public Response criteria(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return proposeBlacklisting.criteria(Callers.of(who), facility)
                .fold(Problems::from, criteria -> Response.ok(BlacklistingResponse.Criteria.of(criteria)).build());
    }

    @PUT @Path("/criteria")
    public Response replaceCriteria(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var visits = body.required("visits", whole(1, 100));
        var months = body.required("months", whole(1, 60));
        var late = body.required("late", ELAPSED.then(given -> given.isNegative() || given.compareTo(LATEST) > 0
                ? wrong("out-of-range", "PT0S", LATEST) : Either.right(given)));
        var criteria = body.done(() -> new MissedVisits.Criteria(visits.get(), months.get(), late.get()));
        return proposeBlacklisting.replaceCriteria(Callers.of(who), facility, criteria).fold(Problems::from, isNew ->
                Response.status(isNew ? 201 : 200).entity(BlacklistingResponse.Criteria.of(criteria)).build());
    }
}
