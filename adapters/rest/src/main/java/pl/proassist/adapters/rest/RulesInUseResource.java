package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MOMENT;
import static pl.proassist.adapters.rest.Member.STRING;
import static pl.proassist.adapters.rest.Member.whole;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.application.booking.ApplyRules;
import pl.proassist.application.policies.DryRunRules;
import pl.proassist.application.policies.RulesHistory;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** What the facility's rules were, what a draft of them would have done, and how changed ones reach visits that are booked already. */
@Path("/facilities/{f}/payment-rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class RulesInUseResource {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_VISITS = 500;
    private static final int NEWEST = 999_999_999;

    private final RulesHistory history;
    private final DryRunRules dryRunRules;
    private final ApplyRules applyRules;
    private final LookUp lookUp;

    @Inject
    public RulesInUseResource(RulesHistory history, DryRunRules dryRunRules, ApplyRules applyRules, LookUp lookUp) {
        this.history = history;
        this.dryRunRules = dryRunRules;
        this.applyRules = applyRules;
        this.lookUp = lookUp;
    }

    @GET @Path("/history")
    public Response versions(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits,
                             @QueryParam("cursor") String cursors, @HeaderParam("Accept-Language") String languages) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var before = Query.cursor(query, "\\d{1,18}").map(Long::valueOf);
        return query.done(() -> history.page(Callers.of(who), facility, before, limit + 1))
                .map(found -> Page.of(found, limit, step -> RulesVersionResponse.Step.of(step, Speech.of(languages)), step -> String.valueOf(step.version().policy().version())))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    @GET @Path("/history/{version}")
    public Response version(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("version") int version) {
        return history.version(Callers.of(who), facility, version).fold(Problems::from, found -> Response.ok(RulesVersionResponse.of(found)).build());
    }

    @POST @Path("/dry-run")
    public Response dryRun(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var wanted = Rules.forAll(body);
        var from = body.optional("from", MOMENT);
        var to = body.optional("to", MOMENT);
        if (body.says("from") != body.says("to")) {
            body.wrong(body.says("from") ? "to" : "from", "missing");
        }
        return body.done(() -> dryRunRules.handle(Callers.of(who), facility, new DryRunRules.Draft(wanted.settings(), wanted.facility(), wanted.firstTime(),
                        wanted.blacklist(), from.map(begin -> period(begin, to.get(), wanted.settings().zone())))))
                .fold(Problems::from, run -> Response.ok(DryRunResponse.of(run)).build());
    }

    private static DryRunRules.Period period(Moment from, Moment to, ZoneId zone) {
        Instant begin = from.begin().apply(zone);
        Instant end = to.end().apply(zone);
        Moment.refuseWhatIsNoPeriod(begin, end, LONGEST);
        return new DryRunRules.Period(begin, end);
    }

    @POST @Path("/apply/preview")
    public Response preview(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits,
                            @QueryParam("cursor") String cursors, @HeaderParam("Accept-Language") String languages, Body body) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var after = Query.cursor(query, VisitsResource.CURSOR).map(VisitsResource::after);
        var specialist = body.optional("specialist", ID.as(SpecialistId::new));
        var service = body.optional("service", ID.as(ServiceId::new));
        var from = body.optional("from", MOMENT);
        var to = body.optional("to", MOMENT);
        var page = query.done(() -> limit);
        Either<Refusal, ApplyRules.Previewed> found = body.done(() -> lookUp.facility(Callers.of(who), facility))
                .map(card -> card.thing().zone())
                .map(zone -> new ApplyRules.Filter(specialist, service, from.map(moment -> moment.begin().apply(zone)), to.map(moment -> moment.end().apply(zone))))
                .flatMap(filter -> applyRules.preview(Callers.of(who), facility, filter, after, page));
        return found.fold(Problems::from, previewed -> Response.ok(new RulesAppliedResponse.Previewed(previewed.version(),
                previewed.visits().stream().map(each -> RulesAppliedResponse.Preview.of(each, Speech.of(languages))).toList(),
                previewed.next().map(RulesInUseResource::cursor).getOrNull())).build());
    }

    private static String cursor(VisitViews.After last) {
        return Query.cursor(VisitsResource.cursor(last));
    }

    @POST @Path("/apply") @OncePerKey
    public Response apply(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var version = body.required("version", whole(0, NEWEST));
        var visits = body.requiredParts("visits", MOST_VISITS).map(all -> all.stream().map(RulesInUseResource::seen).toList());
        return body.done(() -> applyRules.apply(Callers.of(who), facility, version.get(), visits.get().stream().map(Option::get).toList()))
                .fold(Problems::from, results -> Response.ok(RulesAppliedResponse.of(results)).build());
    }

    private static Option<ApplyRules.Seen> seen(Body body) {
        var visit = body.required("visit", ID.as(VisitId::new));
        var seen = body.required("seen", STRING);
        var evenByHand = body.optional("evenByHand", FLAG).getOrElse(false);
        return visit.flatMap(id -> seen.map(digest -> new ApplyRules.Seen(id, digest, evenByHand)));
    }
}
