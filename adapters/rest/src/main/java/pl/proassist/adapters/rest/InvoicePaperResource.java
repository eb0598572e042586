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
import pl.proassist.application.invoicing.PrintInvoice;
import pl.proassist.domain.invoice.InvoiceId;

/** The paper of an invoice, as it may be given out now (INV-02). */
@Path("/invoices/{id}/paper")
public final class InvoicePaperResource {

    static final String PDF = "application/pdf";

    private final PrintInvoice printInvoice;

    @Inject
    public InvoicePaperResource(PrintInvoice printInvoice) {
        this.printInvoice = printInvoice;
    }

    @GET @Produces(PDF)
    public Response paper(@Context SecurityContext who, @PathParam("id") InvoiceId invoice) {
        return printInvoice.handle(Callers.of(who), invoice).fold(Problems::from,
                printed -> Response.ok(printed.pdf(), PDF).header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + printed.name() + "\"").build());
    }
}
