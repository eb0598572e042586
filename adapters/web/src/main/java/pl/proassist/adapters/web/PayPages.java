package pl.proassist.adapters.web;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import pl.proassist.application.invoicing.MyInvoices;
import pl.proassist.application.prepayment.LeadToOperator;
import pl.proassist.application.prepayment.ShowPayPage;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;

/**
 * The patient's payment page: who, when, how much, until when, the button, the invoices, and the facility's telephone. Plain HTML that needs no
 * script, made for a telephone in the hand. Our page, not the operator's clock, decides until when a link can be paid (LNK-01).
 */
@Path("/pay")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PayPages {

    private final ShowPayPage showPayPage;
    private final LeadToOperator leadToOperator;
    private final MyInvoices myInvoices;
    private final PageWriter writer;

    @Inject
    public PayPages(ShowPayPage showPayPage, LeadToOperator leadToOperator, MyInvoices myInvoices, PageWriter writer) {
        this.showPayPage = showPayPage;
        this.leadToOperator = leadToOperator;
        this.myInvoices = myInvoices;
        this.writer = writer;
    }

    @GET @Path("/{token}")
    public Response show(@PathParam("token") String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return showPayPage.handle(token).fold(
                unknown -> writer.payPage(404, writer.notice(PageWords.of(language), "unknown")),
                page -> writer.payPage(200, writer.pay(PageWords.of(page.language()), token, page, myInvoices.behind(token))));
    }

    /** The button, and the tick under the facility's terms where it has any (PAY-22). A closed link shows its page with the reason; an operator that cannot be reached says so and keeps the button. */
    @POST @Path("/{token}")
    public Response pay(@PathParam("token") String token, @FormParam("terms") String accepted, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return leadToOperator.handle(token, Option.of(accepted).filter(version -> version.matches("\\d{1,9}")).map(Long::valueOf)).fold(
                refusal -> closed(refusal, token, language),
                way -> way instanceof LeadToOperator.Way.To to
                        ? Response.seeOther(URI.create(to.payUrl())).header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer").build()
                        : writer.payPage(503, writer.notice(PageWords.of(language), "not-now", "/pay/" + token)));
    }

    @GET @Path("/style.css") @Produces("text/css;charset=UTF-8")
    public Response style() {
        return Response.ok(writer.style()).header("Cache-Control", "public, max-age=86400").build();
    }

    private Response closed(Refusal refusal, String token, String language) {
        if (refusal instanceof PaymentRefusal.TermsNotAccepted) {
            return showPayPage.handle(token).fold(
                    unknown -> writer.payPage(404, writer.notice(PageWords.of(language), "unknown")),
                    page -> writer.payPage(422, writer.payUnaccepted(PageWords.of(page.language()), token, page)));
        }
        return refusal.kind() == Refusal.Kind.UNKNOWN
                ? writer.payPage(404, writer.notice(PageWords.of(language), "unknown"))
                : Response.seeOther(URI.create("/pay/" + token)).build();
    }
}
