package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MOMENT;

import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.booking.WaitingList;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.WaitlistEntry;

/** Patients who wait for a time that somebody else gives up (CAL-10, A25). */
@Path("/facilities/{f}/waiting-list")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class WaitingListResource {

    private static final Duration LONGEST = Duration.ofDays(731);

    private final WaitingList waitingList;
    private final LookUp lookUp;

    @Inject
    public WaitingListResource(WaitingList waitingList, LookUp lookUp) {
        this.waitingList = waitingList;
        this.lookUp = lookUp;
    }

    @PUT @Path("/{id}")
    public Response write(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("id") UUID id, Body body) {
        var patient = body.required("patient", ID.as(PatientId::new));
        var service = body.required("service", ID.as(ServiceId::new));
        var specialist = body.optional("specialist", ID.as(SpecialistId::new));
        var from = body.required("from", MOMENT);
        var to = body.required("to", MOMENT);
        Either<Refusal, WaitlistEntry> wanted = body.done(() -> lookUp.facility(Callers.of(who), facility)).map(card -> card.thing().zone()).map(zone -> {
            var begin = from.get().begin().apply(zone);
            var end = to.get().end().apply(zone);
            Moment.refuseWhatIsNoPeriod(begin, end, LONGEST);
            return new WaitlistEntry(id, facility, patient.get(), service.get(), specialist, begin, end, Instant.EPOCH);
        });
        return wanted.flatMap(entry -> waitingList.write(Callers.of(who), entry))
                .fold(Problems::from, written -> Response.status(written.created() ? 201 : 200).entity(EntryResponse.of(written.entry())).build());
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> waitingList.list(Callers.of(who), facility, limit))
                .fold(Problems::from, entries -> Response.ok(Page.whole(entries.stream().map(EntryResponse::of).toList())).build());
    }

    @DELETE @Path("/{id}")
    public Response remove(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("id") UUID id) {
        return waitingList.remove(Callers.of(who), facility, id).fold(Problems::from, was -> Response.noContent().build());
    }

    /** @param to not included */
    public record EntryResponse(String id, String patient, String service, String specialist, String from, String to, String since) {

        static EntryResponse of(WaitlistEntry entry) {
            return new EntryResponse(entry.id().toString(), entry.patient().toString(), entry.service().toString(),
                    entry.specialist().map(Object::toString).getOrNull(), entry.from().toString(), entry.until().toString(), entry.since().toString());
        }
    }
}
