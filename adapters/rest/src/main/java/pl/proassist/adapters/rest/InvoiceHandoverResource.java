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
import pl.proassist.application.invoicing.HandOverOffline;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;

/** A person gives an invoice to its buyer before KSeF has it (A26). */
@Path("/invoices/{id}/hand-over")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class InvoiceHandoverResource {

    private final HandOverOffline handOverOffline;

    @Inject
    public InvoiceHandoverResource(HandOverOffline handOverOffline) {
        this.handOverOffline = handOverOffline;
    }

    @POST @OncePerKey
    public Response handOver(@Context SecurityContext who, @PathParam("id") InvoiceId invoice, Body body) {
        var reason = body.required("reason", Rules.reason());
        return body.done(() -> handOverOffline.handle(Callers.of(who), invoice, reason.get()))
                .fold(Problems::from, given -> Response.ok(HandoverResponse.of(given)).build());
    }

    /**
     * @param accessCode behind the code with the label OFFLINE
     * @param issuerCode behind the code with the label CERTYFIKAT
     */
    public record HandoverResponse(String invoice, String mode, String accessCode, String issuerCode, String at) {

        static HandoverResponse of(Invoice invoice) {
            var handover = invoice.kept().flatMap(kept -> kept.handover());
            return new HandoverResponse(invoice.id().toString(), handover.map(each -> each.mode().name()).getOrNull(), handover.map(Handover::invoiceLink).getOrNull(),
                    handover.map(Handover::certificateLink).getOrNull(), handover.map(each -> each.at().toString()).getOrNull());
        }
    }
}
