package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.patients.ExportPatientFile;
import pl.proassist.domain.patient.PatientId;

/** A copy of everything that is held of a patient, for another program or, as a page, for a person (SEC-20, RODO art. 15 and 20). */
@Path("/patients/{p}/export")
public final class PatientExportResource {

    private static final String PAGE = "text/html;charset=utf-8;qs=0.5";

    private final ExportPatientFile exportPatientFile;

    @Inject
    public PatientExportResource(ExportPatientFile exportPatientFile) {
        this.exportPatientFile = exportPatientFile;
    }

    @GET @Produces(MediaType.APPLICATION_JSON)
    public Response file(@Context SecurityContext who, @PathParam("p") PatientId patient, @HeaderParam("Accept-Language") String languages) {
        return exportPatientFile.handle(Callers.of(who), patient)
                .fold(Problems::from, file -> Response.ok(PatientFileResponse.of(file)).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build());
    }

    @GET @Produces(PAGE)
    public Response page(@Context SecurityContext who, @PathParam("p") PatientId patient, @HeaderParam("Accept-Language") String languages) {
        var speech = Speech.of(languages);
        return exportPatientFile.handle(Callers.of(who), patient)
                .fold(Problems::from, file -> Response.ok(PatientFilePage.of(file, speech)).header(HttpHeaders.CONTENT_LANGUAGE, speech.locale().toLanguageTag())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE).build());
    }
}
