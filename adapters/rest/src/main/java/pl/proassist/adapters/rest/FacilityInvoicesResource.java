package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.DATE;
import static pl.proassist.adapters.rest.Member.MONTH;
import static pl.proassist.adapters.rest.Member.NIP;
import static pl.proassist.adapters.rest.Member.oneOf;
import static pl.proassist.adapters.rest.Member.wordOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Supplier;
import pl.proassist.application.invoicing.FindInvoices;
import pl.proassist.application.invoicing.IssueByHand;
import pl.proassist.application.invoicing.IssueMonthly;
import pl.proassist.application.port.Invoices;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.SoldIn;

/** The invoices of a facility, and those of a company's month (INV-01, KSF-35, SEC-19). */
@Path("/facilities/{f}/invoices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FacilityInvoicesResource {

    private static final String CURSOR = "[0-9a-f-]{36}";

    private final FindInvoices findInvoices;
    private final IssueMonthly issueMonthly;
    private final IssueByHand issueByHand;

    @Inject
    public FacilityInvoicesResource(FindInvoices findInvoices, IssueMonthly issueMonthly, IssueByHand issueByHand) {
        this.findInvoices = findInvoices;
        this.issueMonthly = issueMonthly;
        this.issueByHand = issueByHand;
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("month") String months, @QueryParam("status") String statuses,
                         @QueryParam("cursor") String cursors, @QueryParam("limit") String limits) {
        var query = new Query().with("month", months).with("status", statuses).with("cursor", cursors).with("limit", limits).read();
        var month = query.optional("month", MONTH);
        var status = query.optional("status", wordOf(InvoiceStatus.class));
        var after = Query.cursor(query, CURSOR).map(last -> new InvoiceId(UUID.fromString(last)));
        var limit = Query.limit(query);
        return query.done(() -> findInvoices.search(Callers.of(who),
                        new Invoices.Filter(facility, month.map(first -> first.atDay(1)), month.map(YearMonth::atEndOfMonth), status, after), limit + 1))
                .fold(Problems::from, found -> Response.ok(Page.of(found, limit, InvoiceResponse::of, last -> last.id().toString())).build());
    }

    /** The invoice is named after the key of the request, so the same request is one invoice even when its answer was lost. */
    @POST @OncePerKey
    public Response issue(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam(IdempotencyKeys.HEADER) String key, Body body) {
        var billing = InvoiceMembers.billingByHand(body);
        var lines = body.requiredParts("lines", InvoiceLine.MOST).map(InvoiceMembers::lines);
        var from = body.required("soldFrom", DATE);
        var to = body.optional("soldTo", DATE);
        var exemption = body.optional("exemption", oneOf(ExemptionBasis.class));
        var paid = body.part("paid").map(InvoiceMembers::paid);
        var attachment = body.part("attachment").map(AttachmentMembers::attachment);
        if (to.exists(last -> from.exists(last::isBefore))) {
            body.wrong("soldTo", "ends-before-it-begins");
        }
        return body.done(() -> issueByHand.handle(Callers.of(who), new IssueByHand.Command(invoice(who, facility, key), facility, billing.get(), lines.get().get(),
                        new SoldIn(from.get(), to.getOrElse(from.get())), exemption, paid.map(Supplier::get), attachment.map(Supplier::get))))
                .fold(Problems::from, invoice -> Response.status(201).entity(InvoiceResponse.of(invoice)).build());
    }

    private static InvoiceId invoice(SecurityContext who, FacilityId facility, String key) {
        return new InvoiceId(key == null ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("invoice:" + facility + ":" + who.getUserPrincipal().getName() + ":" + key).getBytes(StandardCharsets.UTF_8)));
    }

    @POST @Path("/monthly") @OncePerKey
    public Response month(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var company = body.required("company", NIP);
        var month = body.required("month", MONTH);
        return body.done(() -> issueMonthly.handle(Callers.of(who), new IssueMonthly.Command(facility, company.get(), month.get())))
                .fold(Problems::from, issued -> Response.status(201).entity(Page.whole(issued.stream().map(InvoiceResponse::of).toList())).build());
    }
}
