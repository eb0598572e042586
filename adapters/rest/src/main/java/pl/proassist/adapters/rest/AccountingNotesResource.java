package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.MONTH;

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
import java.time.YearMonth;
import java.util.UUID;
import pl.proassist.application.invoicing.FindAccountingNotes;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.AccountingNoteId;

/** The accounting notes of a facility: what it kept of visits that did not take place (KSF-28). */
@Path("/facilities/{f}/accounting-notes")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountingNotesResource {

    private static final String CURSOR = "[0-9a-f-]{36}";

    private final FindAccountingNotes findAccountingNotes;

    @Inject
    public AccountingNotesResource(FindAccountingNotes findAccountingNotes) {
        this.findAccountingNotes = findAccountingNotes;
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("month") String months, @QueryParam("cursor") String cursors,
                         @QueryParam("limit") String limits) {
        var query = new Query().with("month", months).with("cursor", cursors).with("limit", limits).read();
        var month = query.optional("month", MONTH);
        var after = Query.cursor(query, CURSOR).map(last -> new AccountingNoteId(UUID.fromString(last)));
        var limit = Query.limit(query);
        return query.done(() -> findAccountingNotes.search(Callers.of(who),
                        new AccountingNotes.Filter(facility, month.map(first -> first.atDay(1)), month.map(YearMonth::atEndOfMonth), after), limit + 1))
                .fold(Problems::from, found -> Response.ok(Page.of(found, limit, AccountingNoteResponse::of, last -> last.id().toString())).build());
    }
}
