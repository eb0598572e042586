package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.delivery.ListBlocked;
import pl.proassist.application.delivery.UnblockDelivery;
import pl.proassist.application.port.Deliveries;

/** Events whose reaction failed too often: they are never dropped, they wait here for somebody to mend the cause. */
@Path("/deliveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveriesResource {

    private final ListBlocked listBlocked;
    private final UnblockDelivery unblockDelivery;

    @Inject
    public DeliveriesResource(ListBlocked listBlocked, UnblockDelivery unblockDelivery) {
        this.listBlocked = listBlocked;
        this.unblockDelivery = unblockDelivery;
    }

    @GET @Path("/blocked")
    public Response blocked(@Context SecurityContext who, @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> listBlocked.handle(Callers.of(who), limit))
                .fold(Problems::from, found -> Response.ok(Page.whole(found.stream().map(BlockedResponse::of).toList())).build());
    }

    @POST @Path("/{id: \\d{1,18}}/unblock") @OncePerKey
    public Response unblock(@Context SecurityContext who, @PathParam("id") long id, Body body) {
        body.nothing();
        return unblockDelivery.handle(Callers.of(who), id)
                .fold(Problems::from, was -> was ? Response.noContent().build() : Problems.of(404, "unknown-delivery"));
    }

    /** @param event name and version of the event, as it is stored */
    public record BlockedResponse(long id, String reaction, String event, String aggregate, int tries, String why, String since) {

        static BlockedResponse of(Deliveries.Blocked blocked) {
            return new BlockedResponse(blocked.id(), blocked.reaction(), blocked.event(), blocked.aggregate().toString(), blocked.tries(),
                    blocked.why(), blocked.since().toString());
        }
    }
}
