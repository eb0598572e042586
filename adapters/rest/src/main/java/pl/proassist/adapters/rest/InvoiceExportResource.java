package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import pl.proassist.application.invoicing.ExportInvoices;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.Kept;

/** The invoices of a month for whoever keeps the books (KSF-36): a sheet, or the FA(3) files in a ZIP, as the caller accepts. Made while it is read. */
@Path("/facilities/{f}/invoices/export")
public final class InvoiceExportResource {

    static final String ZIP = "application/zip";

    private final ExportInvoices exportInvoices;

    @Inject
    public InvoiceExportResource(ExportInvoices exportInvoices) {
        this.exportInvoices = exportInvoices;
    }

    @GET @Produces({OnlinePaymentsReportResource.XLSX, ZIP})
    public Response export(@Context SecurityContext who, @Context Request request, @PathParam("f") FacilityId facility, @QueryParam("month") String months,
                           @HeaderParam("Accept-Language") String languages) {
        var query = new Query().with("month", months).read();
        var question = query.required("month", Member.MONTH).map(month -> new ExportInvoices.Question(facility, month));
        var speech = Speech.of(languages);
        var files = wantsFiles(request);
        return query.done(() -> files ? exportInvoices.files(Callers.of(who), question.get()).map(InvoiceExportResource::zip)
                        : exportInvoices.sheet(Callers.of(who), question.get(), new InvoicesTable(speech).layout()).map(Streams::of))
                .map(stream -> Response.ok(stream, files ? ZIP : OnlinePaymentsReportResource.XLSX)
                        .header(HttpHeaders.CONTENT_LANGUAGE, speech.locale().toLanguageTag())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s_%s.%s\"".formatted(speech.report("invoices.file"), question.get().month(),
                                files ? "zip" : "xlsx"))
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE).build())
                .getOrElseGet(Problems::from);
    }

    private static boolean wantsFiles(Request request) {
        var best = request.selectVariant(Variant.mediaTypes(MediaType.valueOf(OnlinePaymentsReportResource.XLSX), MediaType.valueOf(ZIP)).build());
        return best != null && best.getMediaType().toString().equals(ZIP);
    }

    private static StreamingOutput zip(Consumer<Consumer<ExportInvoices.File>> files) {
        return stream -> {
            try (var zip = new ZipOutputStream(stream)) {
                files.accept(file -> put(zip, file));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        };
    }

    private static void put(ZipOutputStream zip, ExportInvoices.File file) {
        try {
            var entry = new ZipEntry(name(file.invoice()));
            entry.setTimeLocal(file.invoice().kept().get().invoice().issued().atStartOfDay());
            zip.putNextEntry(entry);
            zip.write(file.xml());
            zip.closeEntry();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** By its own number, which occurs once in a facility, and by that of KSeF. */
    private static String name(Invoice invoice) {
        var number = invoice.kept().map(Kept::invoice).get().number().replaceAll("[^A-Za-z0-9]+", "-");
        return number + invoice.ksefNumber().map(ksef -> "_" + ksef).getOrElse("") + ".xml";
    }
}
