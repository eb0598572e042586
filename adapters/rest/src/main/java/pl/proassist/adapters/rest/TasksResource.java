package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import pl.proassist.application.desk.FinishTask;

/** A person says that a task is done. */
@Path("/tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class TasksResource {

    private final FinishTask finishTask;

    @Inject
    public TasksResource(FinishTask finishTask) {
        this.finishTask = finishTask;
    }

    @POST @Path("/{id}/finish") @OncePerKey
    public Response finish(@Context SecurityContext who, @PathParam("id") UUID id, Body body) {
        body.nothing();
        return finishTask.handle(Callers.of(who), id).fold(Problems::from, task -> Response.ok(TaskResponse.of(task)).build());
    }
}
