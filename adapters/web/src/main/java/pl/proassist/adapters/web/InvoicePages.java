package pl.proassist.adapters.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import pl.proassist.application.invoicing.MyInvoices;
import pl.proassist.domain.invoice.InvoiceId;

/** The paper of an invoice, behind the address that the patient has from a letter or from the page of the visit. */
@Path("/invoice")
public class InvoicePages {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final MyInvoices myInvoices;
    private final PageWriter writer;

    @Inject
    public InvoicePages(MyInvoices myInvoices, PageWriter writer) {
        this.myInvoices = myInvoices;
        this.writer = writer;
    }

    @GET @Path("/{id}/{token}")
    public Response paper(@PathParam("id") String id, @PathParam("token") String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        if (!ID.matcher(id).matches()) {
            return unknown(language);
        }
        return myInvoices.paper(new InvoiceId(UUID.fromString(id)), token).fold(refusal -> unknown(language), writer::file);
    }

    private Response unknown(String language) {
        return writer.page(404, writer.notice(PageWords.of(language), "unknown"));
    }
}
