package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MOMENT;

import io.vavr.control.Option;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.application.booking.FreeTimes;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;

/** The times at which a service can be booked (CAL-17). */
@Path("/facilities/{f}/availability")
@Produces(MediaType.APPLICATION_JSON)
public final class AvailabilityResource {

    private static final Duration LONGEST = Duration.ofDays(62);

    private final FreeTimes freeTimes;
    private final LookUp lookUp;

    @Inject
    public AvailabilityResource(FreeTimes freeTimes, LookUp lookUp) {
        this.freeTimes = freeTimes;
        this.lookUp = lookUp;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("specialist") String specialists,
                         @QueryParam("service") String services, @QueryParam("from") String begin, @QueryParam("to") String end) {
        var query = new Query().with("specialist", specialists).with("service", services).with("from", begin).with("to", end).read();
        var specialist = query.optional("specialist", ID.as(SpecialistId::new));
        var service = query.required("service", ID.as(ServiceId::new));
        var from = query.required("from", MOMENT);
        var to = query.required("to", MOMENT);
        return query.done(() -> lookUp.facility(Callers.of(who), facility)
                        .map(card -> question(facility, specialist, service.get(), from.get(), to.get(), card.thing().zone()))
                        .flatMap(question -> freeTimes.handle(Callers.of(who), question)))
                .fold(Problems::from, free -> Response.ok(Page.whole(free.stream().map(FreeResponse::of).toList())).build());
    }

    private static FreeTimes.Question question(FacilityId facility, Option<SpecialistId> specialist, ServiceId service, Moment from, Moment to, ZoneId zone) {
        var begin = from.begin().apply(zone);
        var end = to.end().apply(zone);
        Moment.refuseWhatIsNoPeriod(begin, end, LONGEST);
        return new FreeTimes.Question(facility, specialist, service, begin, end);
    }

    /** A time that is free. */
    public record FreeResponse(String start, String end, String specialist) {

        static FreeResponse of(FreeTimes.Free free) {
            return new FreeResponse(free.slot().start().toString(), free.slot().end().toString(), free.specialist().toString());
        }
    }
}
