package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.invoicing.FindAccountingNotes;
import pl.proassist.domain.invoice.AccountingNoteId;

/** The paper of an accounting note. */
@Path("/accounting-notes/{id}/paper")
public final class AccountingNotePaperResource {

    private final FindAccountingNotes findAccountingNotes;

    @Inject
    public AccountingNotePaperResource(FindAccountingNotes findAccountingNotes) {
        this.findAccountingNotes = findAccountingNotes;
    }

    @GET @Produces(InvoicePaperResource.PDF)
    public Response paper(@Context SecurityContext who, @PathParam("id") AccountingNoteId note) {
        return findAccountingNotes.paper(Callers.of(who), note).fold(Problems::from,
                printed -> Response.ok(printed.pdf(), InvoicePaperResource.PDF).header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + printed.name() + "\"").build());
    }
}
