package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.access.RotateDataKeys;
import pl.proassist.application.port.DataKeys;

/** The key under which personal data is stored: another one is taken while the product works, and what is stored follows (SEC-22). */
@Path("/data-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class DataKeysResource {

    private final RotateDataKeys rotateDataKeys;

    @Inject
    public DataKeysResource(RotateDataKeys rotateDataKeys) {
        this.rotateDataKeys = rotateDataKeys;
    }

    @GET
    public Response progress(@Context SecurityContext who) {
        return rotateDataKeys.progress(Callers.of(who)).fold(Problems::from, progress -> Response.ok(DataKeysResponse.of(progress)).build());
    }

    @POST @Path("/rotate") @OncePerKey
    public Response rotate(@Context SecurityContext who, Body body) {
        body.nothing();
        return rotateDataKeys.rotate(Callers.of(who)).fold(Problems::from, progress -> Response.ok(DataKeysResponse.of(progress)).build());
    }

    /** @param current the name of the key, never the key @param rows how many hold something sealed @param older how many of them still under an older key */
    public record DataKeysResponse(String current, long rows, long older) {

        static DataKeysResponse of(DataKeys.Progress progress) {
            return new DataKeysResponse(progress.current(), progress.rows(), progress.older());
        }
    }
}
