package pl.proassist.adapters.rest;

import io.vavr.control.Either;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import pl.proassist.application.registering.LookUp;
import pl.proassist.application.registering.RegisterPatient;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.Pesel;
import pl.proassist.domain.patient.PhoneNumber;

/** The people who book visits (PAT-03). They are searched for by what stands in a body: an address would be logged on its way. */
@Path("/patients")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PatientsResource {

    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LONGEST_NOTES = 2000;
    private static final ZoneId POLAND = ZoneId.of("Europe/Warsaw");

    private final RegisterPatient registerPatient;
    private final LookUp lookUp;
    private final Clock clock;

    @Inject
    public PatientsResource(RegisterPatient registerPatient, LookUp lookUp, Clock clock) {
        this.registerPatient = registerPatient;
        this.lookUp = lookUp;
        this.clock = clock;
    }

    @PUT @Path("/{p}")
    public Response register(@Context SecurityContext who, @PathParam("p") PatientId id, @HeaderParam("If-Match") String ifMatch, Body body) {
        var firstName = body.required("firstName", Member.NAME);
        var lastName = body.required("lastName", Member.NAME);
        var pesel = body.optional("pesel", Member.PESEL);
        var birthDate = body.optional("birthDate", birthDate());
        var phone = body.optional("phone", Member.PHONE);
        var email = body.optional("email", Member.EMAIL);
        var language = body.optional("language", Member.LANGUAGE).getOrElse(Language.PL);
        var address = body.optional("address", Member.text(LONGEST_ADDRESS));
        var notes = body.optional("notes", Member.lines(LONGEST_NOTES));
        return Cards.stored(body.done(() -> registerPatient.handle(Callers.of(who), new Patient(id, firstName.get(), lastName.get(), pesel, birthDate,
                phone, email, language, address, notes), Seen.of(ifMatch))), PatientResponse::of);
    }

    private Member<LocalDate> birthDate() {
        var today = LocalDate.now(clock.withZone(POLAND));
        return Member.DATE.then(date -> date.isBefore(OLDEST) || date.isAfter(today)
                ? Member.wrong("out-of-range", OLDEST, today) : Either.right(date));
    }

    @GET @Path("/{p}")
    public Response show(@Context SecurityContext who, @PathParam("p") PatientId id) {
        return Cards.shown(lookUp.patient(Callers.of(who), id), PatientResponse::of);
    }

    @POST @Path("/search")
    public Response search(@Context SecurityContext who, @QueryParam("limit") String limits, @QueryParam("cursor") String cursors, Body body) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var after = Query.cursor(query, "[0-9a-f-]{36}").map(inside -> new PatientId(UUID.fromString(inside)));
        var q = body.required("q", Member.NAME);
        query.nothing();
        return body.done(() -> lookUp.patients(Callers.of(who), q.get(), after, limit))
                .map(found -> Page.of(found.patients(), found.more(), PatientResponse::of, patient -> patient.id().toString()))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    /** A patient's card. */
    public record PatientResponse(String id, String firstName, String lastName, String pesel, String birthDate, String phone, String email,
                                  String language, String address, String notes) {

        static PatientResponse of(Patient patient) {
            return new PatientResponse(patient.id().toString(), patient.firstName(), patient.lastName(), patient.pesel().map(Pesel::value).getOrNull(),
                    patient.birthDate().map(LocalDate::toString).getOrNull(), patient.phone().map(PhoneNumber::value).getOrNull(),
                    patient.email().map(EmailAddress::value).getOrNull(), patient.language().name().toLowerCase(Locale.ROOT),
                    patient.address().getOrNull(), patient.notes().getOrNull());
        }

        @Override public String toString() {
            return "patient " + id;
        }
    }
}
