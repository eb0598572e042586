package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.MONEY;
import static pl.proassist.adapters.rest.Member.oneOf;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pl.proassist.application.invoicing.CorrectInvoice;
import pl.proassist.application.invoicing.FindInvoices;
import pl.proassist.application.invoicing.GiveUpCorrection;
import pl.proassist.application.invoicing.RebuildInvoice;
import pl.proassist.application.invoicing.ReviseInvoice;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.InvoiceContent.Correction;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.LineName;
import pl.proassist.domain.invoice.Revision;

/** Invoices: what has a number is looked at and corrected, never changed (INV-05). */
@Path("/invoices/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class InvoicesResource {

    private final FindInvoices findInvoices;
    private final CorrectInvoice correctInvoice;
    private final RebuildInvoice rebuildInvoice;
    private final ReviseInvoice reviseInvoice;
    private final GiveUpCorrection giveUpCorrection;

    @Inject
    public InvoicesResource(FindInvoices findInvoices, CorrectInvoice correctInvoice, RebuildInvoice rebuildInvoice, ReviseInvoice reviseInvoice,
                            GiveUpCorrection giveUpCorrection) {
        this.findInvoices = findInvoices;
        this.correctInvoice = correctInvoice;
        this.rebuildInvoice = rebuildInvoice;
        this.reviseInvoice = reviseInvoice;
        this.giveUpCorrection = giveUpCorrection;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("id") InvoiceId id) {
        return findInvoices.one(Callers.of(who), id).fold(Problems::from, invoice -> Response.ok(InvoiceResponse.of(invoice)).build());
    }

    /** The frozen bytes themselves: what KSeF got or gets. */
    @GET @Path("/xml") @Produces(MediaType.APPLICATION_XML)
    public Response document(@Context SecurityContext who, @PathParam("id") InvoiceId id) {
        return findInvoices.document(Callers.of(who), id).fold(Problems::from, bytes -> Response.ok(bytes)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".xml\"").build());
    }

    /** The official receipt of KSeF, unchanged: it is signed. */
    @GET @Path("/upo") @Produces(MediaType.APPLICATION_XML)
    public Response receipt(@Context SecurityContext who, @PathParam("id") InvoiceId id) {
        return findInvoices.receipt(Callers.of(who), id).fold(Problems::from, bytes -> Response.ok(bytes)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "-upo.xml\"").build());
    }

    /** The correction is named after the key of the request, so the same request is one correction even when its answer was lost. */
    @POST @Path("/corrections") @OncePerKey
    public Response correct(@Context SecurityContext who, @PathParam("id") InvoiceId id, @HeaderParam(IdempotencyKeys.HEADER) String key, Body body) {
        var reason = body.required("reason", InvoiceMembers.line(Correction.LONGEST_REASON));
        var effect = body.optional("effect", oneOf(Effect.class)).getOrElse(Effect.ON_CORRECTION);
        var toNothing = body.optional("toNothing", FLAG).getOrElse(false);
        Option<Supplier<List<InvoiceLine>>> lines = body.says("lines") ? body.requiredParts("lines", InvoiceLine.MOST).map(InvoiceMembers::lines) : Option.none();
        var received = body.optional("received", MONEY);
        Option<Supplier<Buyer>> buyer = body.part("buyer").map(InvoiceMembers::buyer);
        return body.done(() -> correctInvoice.handle(Callers.of(who), new CorrectInvoice.Command(id, correction(who, id, key), reason.get(), effect, toNothing,
                        lines.map(Supplier::get), received, buyer.map(Supplier::get))))
                .fold(Problems::from, correction -> Response.status(201).entity(InvoiceResponse.of(correction)).build());
    }

    @POST @Path("/rebuild") @OncePerKey
    public Response rebuild(@Context SecurityContext who, @PathParam("id") InvoiceId id, Body body) {
        body.nothing();
        return rebuildInvoice.handle(Callers.of(who), id).fold(Problems::from, invoice -> Response.ok(InvoiceResponse.of(invoice)).build());
    }

    /** Other words for what was not issued: it goes out again at once. */
    @POST @Path("/revise") @OncePerKey
    public Response revise(@Context SecurityContext who, @PathParam("id") InvoiceId id, Body body) {
        var billing = InvoiceMembers.billing(body);
        Option<Supplier<List<LineName>>> names = body.says("lines") ? body.requiredParts("lines", InvoiceLine.MOST).map(InvoiceMembers::names) : Option.none();
        return body.done(() -> reviseInvoice.handle(Callers.of(who), new ReviseInvoice.Command(id, new Revision(billing.get(), names.map(Supplier::get).getOrElse(List.of())))))
                .fold(Problems::from, invoice -> Response.ok(InvoiceResponse.of(invoice)).build());
    }

    /** Only of a correction that was not issued. */
    @POST @Path("/give-up") @OncePerKey
    public Response giveUp(@Context SecurityContext who, @PathParam("id") InvoiceId id, Body body) {
        body.nothing();
        return giveUpCorrection.handle(Callers.of(who), id).fold(Problems::from, invoice -> Response.ok(InvoiceResponse.of(invoice)).build());
    }

    private static InvoiceId correction(SecurityContext who, InvoiceId invoice, String key) {
        return new InvoiceId(key == null ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("correction:" + invoice + ":" + who.getUserPrincipal().getName() + ":" + key).getBytes(StandardCharsets.UTF_8)));
    }
}
