package pl.proassist.adapters.rest;

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
import pl.proassist.application.desk.ListTasks;
import pl.proassist.domain.facility.FacilityId;

/** What waits for a person in a facility, oldest first. The list grows shorter as tasks are done, so it has no further pages. */
@Path("/facilities/{f}/tasks")
@Produces(MediaType.APPLICATION_JSON)
public final class FacilityTasksResource {

    private final ListTasks listTasks;

    @Inject
    public FacilityTasksResource(ListTasks listTasks) {
        this.listTasks = listTasks;
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> listTasks.handle(Callers.of(who), facility, limit))
                .fold(Problems::from, tasks -> Response.ok(Page.whole(tasks.stream().map(TaskResponse::of).toList())).build());
    }
}
