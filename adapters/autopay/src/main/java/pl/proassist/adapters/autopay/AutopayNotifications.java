package pl.proassist.adapters.autopay;

import static pl.proassist.adapters.autopay.AutopayXml.Element.branch;
import static pl.proassist.adapters.autopay.AutopayXml.Element.leaf;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.application.prepayment.KeepForgedNotice;
import pl.proassist.application.prepayment.RecordPayment;
import pl.proassist.application.prepayment.ReturnFromOperator;
import pl.proassist.domain.payment.OrderId;

/**
 * Where Autopay tells of payments, and where payers come back to (autopay.md 5, 6). Signatures stand for a login; a notification
 * is stored before it is confirmed.
 */
@Path("/webhooks/autopay")
public final class AutopayNotifications {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final String PAGE = "text/html;charset=UTF-8";

    private final AutopaySettings settings;
    private final AutopayHash hash;
    private final RecordPayment recordPayment;
    private final KeepForgedNotice keepForgedNotice;
    private final ReturnFromOperator returnFromOperator;
    private final Clock clock;

    @Inject
    public AutopayNotifications(AutopaySettings settings, RecordPayment recordPayment, KeepForgedNotice keepForgedNotice,
                                ReturnFromOperator returnFromOperator, Clock clock) {
        this.settings = settings;
        this.hash = settings.hash();
        this.recordPayment = recordPayment;
        this.keepForgedNotice = keepForgedNotice;
        this.returnFromOperator = returnFromOperator;
        this.clock = clock;
    }

    /** Takes any type of content: what is no form with a notification in it is answered as one that cannot be read. */
    @POST @Path("/itn")
    public Response told(InputStream body) {
        return PostedForm.document(body).flatMap(Notification::read)
                .filter(told -> told.serviceId().equals(settings.serviceId()))
                .fold(AutopayNotifications::unreadable, told -> answered(told, clock.instant()));
    }

    private Response answered(Notification told, Instant now) {
        return Option.some(told).filter(each -> each.isSigned(hash)).flatMap(each -> each.news(settings.times(), now))
                .fold(() -> refused(told, now), news -> recorded(told, news, now));
    }

    private Response recorded(Notification told, OperatorAttempt news, Instant now) {
        var recorded = recordPayment.handle(new RecordPayment.Command(news.order(), news.remoteId(), news.amount(), news.currency(),
                news.status(), news.at(), Option.some(told.notice(now))));
        return switch (recorded) {
            case RECORDED, REPEATED -> confirmation(news.order().value(), "CONFIRMED");
            case UNMATCHED, UNKNOWN_ORDER -> confirmation(news.order().value(), "NOTCONFIRMED");
        };
    }

    private Response refused(Notification told, Instant now) {
        keepForgedNotice.handle(told.notice(now));
        return told.orderId().fold(AutopayNotifications::unreadable, order -> confirmation(order, "NOTCONFIRMED"));
    }

    private Response confirmation(String order, String word) {
        var body = branch("confirmationList",
                leaf("serviceID", settings.serviceId()),
                branch("transactionsConfirmations", branch("transactionConfirmed", leaf("orderID", order), leaf("confirmation", word))),
                leaf("hash", hash.of(List.of(settings.serviceId(), order, word))));
        return Response.ok(AutopayXml.write(body), XML).build();
    }

    /** The empty entity keeps the server from adding an error page of its own. */
    private static Response unreadable() {
        return Response.status(Response.Status.BAD_REQUEST).entity("").type(MediaType.TEXT_PLAIN).build();
    }

    /** The way back proves no payment. Whoever comes with a wrong signature learns nothing, not even whether there is such an order. */
    @GET @Path("/return")
    public Response back(@QueryParam("ServiceID") String service, @QueryParam("OrderID") String order, @QueryParam("Hash") String claimed) {
        return Option.of(order).filter(ReportedAttempt::isOrderId)
                .filter(known -> settings.serviceId().equals(service) && hash.matches(List.of(service, known), Option.of(claimed).getOrElse("")))
                .flatMap(known -> returnFromOperator.handle(new OrderId(known)))
                .map(page -> Response.seeOther(URI.create(page)))
                .getOrElse(() -> Response.status(Response.Status.NOT_FOUND).entity(NeutralPage.HTML).type(PAGE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Referrer-Policy", "no-referrer").build();
    }
}
