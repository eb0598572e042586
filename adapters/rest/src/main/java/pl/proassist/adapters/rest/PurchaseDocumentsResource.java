package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.invoicing.ShowPurchase;
import pl.proassist.domain.invoice.PurchaseId;

/** The document of a purchase, byte by byte as its seller issued it; a file to keep and never a page to look at. */
@Path("/purchase-invoices/{id}/xml")
public final class PurchaseDocumentsResource {

    private final ShowPurchase showPurchase;

    @Inject
    public PurchaseDocumentsResource(ShowPurchase showPurchase) {
        this.showPurchase = showPurchase;
    }

    @GET
    @Produces(MediaType.APPLICATION_XML)
    public Response show(@Context SecurityContext who, @PathParam("id") PurchaseId id) {
        return showPurchase.handle(Callers.of(who), id).fold(Problems::from, xml -> Response.ok(xml, MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".xml\"").build());
    }
}
