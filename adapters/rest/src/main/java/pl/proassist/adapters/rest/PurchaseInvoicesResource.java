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
import java.time.LocalDate;
import java.util.UUID;
import pl.proassist.application.invoicing.ImportPurchase;
import pl.proassist.application.invoicing.ListPurchases;
import pl.proassist.application.port.Purchases;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseId;

/** The invoices that others issued to a facility: from KSeF, and from files (KSF-03, KSF-35). */
@Path("/facilities/{f}/purchase-invoices")
@Produces(MediaType.APPLICATION_JSON)
public final class PurchaseInvoicesResource {

    private static final String CURSOR = "\\d{1,6}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final ImportPurchase importPurchase;
    private final ListPurchases listPurchases;

    @Inject
    public PurchaseInvoicesResource(ImportPurchase importPurchase, ListPurchases listPurchases) {
        this.importPurchase = importPurchase;
        this.listPurchases = listPurchases;
    }

    /** @param total in the currency; {@code ksefNumber} is left out for one that KSeF has not told of */
    public record PurchaseResponse(String id, String seller, String sellerName, String kind, String number, String issued, String total, String currency,
                                   String ksefNumber, String keptAt) {

        static PurchaseResponse of(Purchase purchase) {
            var invoice = purchase.invoice();
            return new PurchaseResponse(purchase.id().toString(), invoice.seller().value(), invoice.sellerName(), invoice.kind().name(), invoice.number(),
                    invoice.issued().toString(), invoice.total().toString(), invoice.currency(), purchase.ksef().map(KsefNumber::value).getOrNull(),
                    purchase.keptAt().toString());
        }
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("from") String begin, @QueryParam("to") String end,
                         @QueryParam("limit") String limits, @QueryParam("cursor") String cursors) {
        var query = new Query().with("from", begin).with("to", end).with("limit", limits).with("cursor", cursors).read();
        var period = ReportPeriod.of(query);
        var limit = Query.limit(query);
        var after = Query.cursor(query, CURSOR).map(PurchaseInvoicesResource::after);
        return query.done(() -> listPurchases.handle(Callers.of(who), new Purchases.Filter(facility, period.get().from(), period.get().to()), after, limit + 1))
                .fold(Problems::from, found -> Response.ok(Page.of(found, limit, PurchaseResponse::of, PurchaseInvoicesResource::cursor)).build());
    }

    /** The same file again is answered as the first time, but that it is no longer new. */
    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    public Response take(@Context SecurityContext who, @PathParam("f") FacilityId facility, UploadedXml file) {
        return importPurchase.handle(Callers.of(who), facility, file.bytes())
                .fold(Problems::from, imported -> Response.status(imported.isNew() ? 201 : 200).entity(PurchaseResponse.of(imported.purchase())).build());
    }

    private static String cursor(Purchase last) {
        return last.invoice().issued().toEpochDay() + "/" + last.id();
    }

    private static Purchases.After after(String cursor) {
        var parts = cursor.split("/");
        return new Purchases.After(LocalDate.ofEpochDay(Long.parseLong(parts[0])), new PurchaseId(UUID.fromString(parts[1])));
    }
}
