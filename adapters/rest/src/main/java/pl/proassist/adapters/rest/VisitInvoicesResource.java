package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.invoicing.BillVisit;
import pl.proassist.application.invoicing.FindInvoices;
import pl.proassist.application.invoicing.IssueInvoice;
import pl.proassist.application.invoicing.WriteAccountingNote;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.visit.VisitId;

/** The invoice of a visit, with one click, and to whom the visit is billed (INV-01). */
@Path("/visits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class VisitInvoicesResource {

    private final IssueInvoice issueInvoice;
    private final FindInvoices findInvoices;
    private final BillVisit billVisit;
    private final WriteAccountingNote writeAccountingNote;

    @Inject
    public VisitInvoicesResource(IssueInvoice issueInvoice, FindInvoices findInvoices, BillVisit billVisit, WriteAccountingNote writeAccountingNote) {
        this.issueInvoice = issueInvoice;
        this.findInvoices = findInvoices;
        this.billVisit = billVisit;
        this.writeAccountingNote = writeAccountingNote;
    }

    /** Asked again, it is the invoice that stands. */
    @POST @Path("/{id}/invoice") @OncePerKey
    public Response issue(@Context SecurityContext who, @PathParam("id") VisitId id, Body body) {
        var simplified = body.optional("simplified", FLAG).getOrElse(false);
        var cashRegister = body.optional("cashRegister", FLAG).getOrElse(false);
        body.nothing();
        return issueInvoice.handle(Callers.of(who), new IssueInvoice.Command(id, simplified, cashRegister))
                .fold(Problems::from, invoice -> Response.ok(InvoiceResponse.of(invoice)).build());
    }

    /** Of money that is kept of a visit which did not take place; asked again, it is the note that was written. */
    @POST @Path("/{id}/accounting-note") @OncePerKey
    public Response note(@Context SecurityContext who, @PathParam("id") VisitId id, Body body) {
        body.nothing();
        return writeAccountingNote.handle(Callers.of(who), id).fold(Problems::from, note -> Response.ok(AccountingNoteResponse.of(note)).build());
    }

    @GET @Path("/{id}/invoices")
    public Response list(@Context SecurityContext who, @PathParam("id") VisitId id) {
        return findInvoices.ofVisit(Callers.of(who), id)
                .fold(Problems::from, found -> Response.ok(Page.whole(found.stream().map(InvoiceResponse::of).toList())).build());
    }

    @GET @Path("/{id}/billing")
    public Response billing(@Context SecurityContext who, @PathParam("id") VisitId id) {
        return billVisit.read(Callers.of(who), id).fold(Problems::from, billing -> Response.ok(BillingResponse.of(billing)).build());
    }

    @PUT @Path("/{id}/billing")
    public Response bill(@Context SecurityContext who, @PathParam("id") VisitId id, Body body) {
        var billing = InvoiceMembers.billing(body);
        return body.done(() -> billVisit.replace(Callers.of(who), id, billing.get())).fold(Problems::from, stored -> Response.ok(BillingResponse.of(stored)).build());
    }

    public record BillingResponse(InvoiceResponse.BuyerPart buyer, InvoiceResponse.PayerPart payer, String contract, String email) {

        static BillingResponse of(Billing billing) {
            return new BillingResponse(InvoiceResponse.BuyerPart.of(billing.buyer()), billing.payer().map(InvoiceResponse.PayerPart::of).getOrNull(), billing.contract().getOrNull(),
                    billing.email().map(EmailAddress::value).getOrNull());
        }
    }
}
