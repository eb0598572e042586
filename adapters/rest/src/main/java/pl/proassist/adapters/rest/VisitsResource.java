package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.INSTANT;
import static pl.proassist.adapters.rest.Member.MOMENT;
import static pl.proassist.adapters.rest.Member.NAME;
import static pl.proassist.adapters.rest.Member.oneOf;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import pl.proassist.application.booking.BookVisit;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.CompleteVisit;
import pl.proassist.application.booking.FindVisits;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.booking.RecordNoShow;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.prepayment.ShowVisit;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Difference;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** Booking and what becomes of a visit (CAL-05, PAY-18, VIS-13 to VIS-16). */
@Path("/visits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class VisitsResource {

    /** Start and id of the last one shown. */
    static final String CURSOR = "\\d{1,12}\\.\\d{9}/[0-9a-f-]{36}";

    private final BookVisit bookVisit;
    private final ShowVisit showVisit;
    private final FindVisits findVisits;
    private final LookUp lookUp;
    private final CancelVisit cancelVisit;
    private final MoveVisit moveVisit;
    private final CompleteVisit completeVisit;
    private final RecordNoShow recordNoShow;
    private final VisitWords words;

    @Inject
    public VisitsResource(BookVisit bookVisit, ShowVisit showVisit, FindVisits findVisits, LookUp lookUp, CancelVisit cancelVisit,
                          MoveVisit moveVisit, CompleteVisit completeVisit, RecordNoShow recordNoShow, VisitWords words) {
        this.bookVisit = bookVisit;
        this.showVisit = showVisit;
        this.findVisits = findVisits;
        this.lookUp = lookUp;
        this.cancelVisit = cancelVisit;
        this.moveVisit = moveVisit;
        this.completeVisit = completeVisit;
        this.recordNoShow = recordNoShow;
        this.words = words;
    }

    @PUT @Path("/{id}")
    public Response book(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages, Body body) {
        return bookVisit.handle(Callers.of(who), command(id, body)).fold(Problems::from, booked -> booked.created()
                ? answer(201, words.booked(booked.visit(), Speech.of(languages)), booked.visit())
                : done(who, id, languages));
    }

    private static BookVisit.Command command(VisitId id, Body body) {
        var facility = body.required("facility", ID.as(FacilityId::new));
        var specialist = body.required("specialist", ID.as(SpecialistId::new));
        var service = body.required("service", ID.as(ServiceId::new));
        var patient = body.required("patient", ID.as(PatientId::new));
        var start = body.required("start", INSTANT);
        var channel = body.required("channel", oneOf(BookingChannel.class));
        var room = body.optional("room", ID.as(RoomId::new));
        var terms = body.part("paymentTerms").flatMap(Rules::terms);
        return body.done(() -> new BookVisit.Command(id, new BookingFacts.Place(facility.get(), specialist.get(), service.get(), room),
                patient.get(), start.get(), channel.get(), terms));
    }

    @GET @Path("/{id}")
    public Response show(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages) {
        return shown(who, id, languages).getOrElseGet(Problems::from);
    }

    @GET
    public Response search(@Context SecurityContext who, @QueryParam("facility") String facilities, @QueryParam("from") String begin,
                           @QueryParam("to") String end, @QueryParam("status") String statuses, @QueryParam("specialist") String specialists,
                           @QueryParam("patient") String patients, @QueryParam("q") String text, @QueryParam("limit") String limits,
                           @QueryParam("cursor") String cursors, @HeaderParam("Accept-Language") String languages) {
        var query = new Query().with("facility", facilities).with("from", begin).with("to", end).with("status", statuses)
                .with("specialist", specialists).with("patient", patients).with("q", text).with("limit", limits).with("cursor", cursors).read();
        var facility = query.optional("facility", ID.as(FacilityId::new));
        var from = query.optional("from", MOMENT);
        var to = query.optional("to", MOMENT);
        var status = query.optional("status", oneOf(VisitStatus.class));
        var specialist = query.optional("specialist", ID.as(SpecialistId::new));
        var patient = query.optional("patient", ID.as(PatientId::new));
        var q = query.optional("q", NAME);
        var limit = Query.limit(query);
        var after = Query.cursor(query, CURSOR).map(VisitsResource::after);
        return query.done(() -> zone(who, facility).map(zone -> new VisitViews.Filter(facility, from.map(moment -> moment.begin().apply(zone)),
                        to.map(moment -> moment.end().apply(zone)), status, specialist, patient, q, after)))
                .flatMap(filter -> findVisits.handle(Callers.of(who), filter, limit + 1))
                .map(found -> Page.of(found, limit, visit -> words.listed(visit, Speech.of(languages)), VisitsResource::cursor))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    /** Days are counted where the facility is; without one, in Poland. */
    private Either<Refusal, ZoneId> zone(SecurityContext who, Option<FacilityId> facility) {
        return facility.fold(() -> Either.right(PolicySettings.DEFAULT.zone()),
                id -> lookUp.facility(Callers.of(who), id).map(card -> card.thing().zone()));
    }

    private static String cursor(VisitView visit) {
        return cursor(new VisitViews.After(visit.start(), visit.id()));
    }

    static String cursor(VisitViews.After last) {
        return "%d.%09d/%s".formatted(last.start().getEpochSecond(), last.start().getNano(), last.id());
    }

    static VisitViews.After after(String cursor) {
        var parts = cursor.split("[./]");
        return new VisitViews.After(Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])), new VisitId(UUID.fromString(parts[2])));
    }

    @POST @Path("/{id}/cancel") @OncePerKey
    public Response cancel(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages, Body body) {
        var by = body.required("by", oneOf(CancelledBy.class));
        var reason = body.required("reason", Rules.reason());
        return body.done(() -> cancelVisit.handle(Callers.of(who), new CancelVisit.Command(id, by.get(), reason.get())))
                .fold(Problems::from, cancelled -> done(who, id, languages));
    }

    @POST @Path("/{id}/move") @OncePerKey
    public Response move(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages, Body body) {
        var by = body.required("by", oneOf(CancelledBy.class));
        var start = body.required("start", INSTANT);
        var specialist = body.optional("specialist", ID.as(SpecialistId::new));
        var room = body.optional("room", ID.as(RoomId::new));
        var service = body.optional("service", ID.as(ServiceId::new));
        var difference = body.optional("difference", oneOf(Difference.class));
        return body.done(() -> moveVisit.handle(Callers.of(who), new MoveVisit.Command(id, by.get(), start.get(), specialist, room, service, difference)))
                .fold(Problems::from, moved -> done(who, id, languages));
    }

    @POST @Path("/{id}/complete") @OncePerKey
    public Response complete(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages, Body body) {
        body.nothing();
        return completeVisit.handle(Callers.of(who), id).fold(Problems::from, completed -> done(who, id, languages));
    }

    @POST @Path("/{id}/no-show") @OncePerKey
    public Response noShow(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages, Body body) {
        body.nothing();
        return recordNoShow.handle(Callers.of(who), id).fold(Problems::from, missed -> done(who, id, languages));
    }

    /** The visit as it is now; whoever may act on visits, but not see them, gets no body. */
    private Response done(SecurityContext who, VisitId id, String languages) {
        return shown(who, id, languages).getOrElseGet(refusal -> refusal.kind() == Refusal.Kind.FORBIDDEN
                ? Response.noContent().build() : Problems.from(refusal));
    }

    private Either<Refusal, Response> shown(SecurityContext who, VisitId id, String languages) {
        return showVisit.handle(Callers.of(who), id).map(shown -> answer(200, words.of(shown, Speech.of(languages)), shown.visit()));
    }

    private static Response answer(int status, VisitResponse body, VisitView visit) {
        return Response.status(status).entity(body).tag(String.valueOf(visit.version())).build();
    }
}
