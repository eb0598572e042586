package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.prepayment.ShowLedgerBreaches;

/** Visits whose money does not add up, found by the nightly check; nothing repairs them by itself (prepayment.md 2.5). */
@Path("/ledger-breaks")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerBreachesResource {

    /** @param breach what is wrong now; none when it is right again */
    public record BreachResponse(String task, String facility, String visit, String breach, String foundAt, VisitResponse.Ledger ledger) {

        static BreachResponse of(ShowLedgerBreaches.Found found) {
            return new BreachResponse(found.task().id().toString(), found.task().facility().toString(), found.task().visit().map(Object::toString).getOrNull(),
                    found.visit().flatMap(visit -> visit.money().breach()).map(Enum::name).getOrNull(), found.task().raisedAt().toString(),
                    found.visit().map(visit -> VisitResponse.Ledger.of(visit.money().ledger())).getOrNull());
        }
    }

    private final ShowLedgerBreaches showLedgerBreaches;

    @Inject
    public LedgerBreachesResource(ShowLedgerBreaches showLedgerBreaches) {
        this.showLedgerBreaches = showLedgerBreaches;
    }

    @GET
    public Response list(@Context SecurityContext who, @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> showLedgerBreaches.handle(Callers.of(who), limit))
                .fold(Problems::from, found -> Response.ok(Page.whole(found.stream().map(BreachResponse::of).toList())).build());
    }
}
