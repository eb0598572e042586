package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.STRING;

import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.TreeSet;
import pl.proassist.application.patients.PatientConsents;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.PatientId;

/** The ledger of what a patient agreed to and took back; lines are added and never changed (SEC-20, RODO art. 7). */
@Path("/patients/{p}/consents")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PatientConsentsResource {

    private static final int LONGEST_VERSION = 50;
    private static final String WAYS = String.join(", ", new TreeSet<>(Consent.WAYS));

    private final PatientConsents patientConsents;

    @Inject
    public PatientConsentsResource(PatientConsents patientConsents) {
        this.patientConsents = patientConsents;
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("p") PatientId patient) {
        return patientConsents.list(Callers.of(who), patient)
                .fold(Problems::from, lines -> Response.ok(Page.whole(lines.stream().map(ConsentResponse::of).toList())).build());
    }

    @POST @OncePerKey
    public Response write(@Context SecurityContext who, @PathParam("p") PatientId patient, Body body) {
        var kind = body.required("kind", STRING.then(text -> Consent.isKind(text) ? Either.right(text) : Member.wrong("not-a-kind")));
        var version = body.required("version", Member.text(LONGEST_VERSION));
        var given = body.required("given", FLAG);
        var way = body.required("way", STRING.then(text -> Consent.WAYS.contains(text) ? Either.right(text) : Member.wrong("not-allowed", WAYS)));
        return body.done(() -> patientConsents.write(Callers.of(who), patient, kind.get(), version.get(), given.get(), way.get()))
                .fold(Problems::from, line -> Response.status(201).entity(ConsentResponse.of(line)).build());
    }

    /** @param version of the text that the patient saw @param given false when it was taken back */
    public record ConsentResponse(String kind, String version, boolean given, String way, String at) {

        static ConsentResponse of(Consent line) {
            return new ConsentResponse(line.kind(), line.version(), line.given(), line.way(), line.at().toString());
        }
    }
}
