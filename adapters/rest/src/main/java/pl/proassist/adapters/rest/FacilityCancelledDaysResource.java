package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MOMENT;

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
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pl.proassist.application.booking.CancelDay;
import pl.proassist.application.booking.ShowCancelledDay;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Refusal;

/** A specialist cannot come: the whole day is cancelled, or several, with full refunds. */
@Path("/facilities/{f}/cancelled-days")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FacilityCancelledDaysResource {

    private static final int LONGEST_DAYS = 31;

    private final CancelDay cancelDay;
    private final ShowCancelledDay showCancelledDay;
    private final LookUp lookUp;

    @Inject
    public FacilityCancelledDaysResource(CancelDay cancelDay, ShowCancelledDay showCancelledDay, LookUp lookUp) {
        this.cancelDay = cancelDay;
        this.showCancelledDay = showCancelledDay;
        this.lookUp = lookUp;
    }

    /** Those that are not over yet. */
    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> showCancelledDay.list(Callers.of(who), facility, limit))
                .fold(Problems::from, days -> Response.ok(Page.whole(days.stream().map(CancelledDayResponse::of).toList())).build());
    }

    /** The day is named after the key of the request, so the same request is one day even when its answer was lost. */
    @POST @OncePerKey
    public Response cancel(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam(IdempotencyKeys.HEADER) String key, Body body) {
        var specialist = body.required("specialist", ID.as(SpecialistId::new));
        var reason = body.required("reason", Rules.reason());
        var date = body.optional("date", Member.DATE.as(Moment::of));
        var from = body.says("date") ? date : body.required("from", MOMENT);
        var to = body.says("date") ? date : body.required("to", MOMENT);
        return body.done(() -> command(who, facility, specialist.get(), from, to, reason.get(), key))
                .flatMap(command -> cancelDay.handle(Callers.of(who), command))
                .fold(Problems::from, day -> Response.status(201).entity(CancelledDayResponse.of(day)).build());
    }

    /** Days are counted where the facility is. */
    private Either<Refusal, CancelDay.Command> command(SecurityContext who, FacilityId facility, SpecialistId specialist, Option<Moment> from,
                                                       Option<Moment> to, String reason, String key) {
        return lookUp.facility(Callers.of(who), facility).map(card -> card.thing().zone()).map(zone -> {
            var begin = from.get().begin().apply(zone);
            var end = to.get().end().apply(zone);
            if (!begin.isBefore(end)) {
                throw MalformedRequest.of("to", "ends-before-it-begins");
            }
            if (begin.plusSeconds(LONGEST_DAYS * 86_400L + 7_200).isBefore(end)) {
                throw MalformedRequest.of("to", "longer-than-days", LONGEST_DAYS);
            }
            return new CancelDay.Command(id(who, facility, key), facility, specialist, begin, end, reason);
        });
    }

    private static UUID id(SecurityContext who, FacilityId facility, String key) {
        return key == null ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("day:" + facility + ":" + who.getUserPrincipal().getName() + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}
