package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.someOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.notifying.SendPaymentLink;
import pl.proassist.application.prepayment.ShowPaymentLink;
import pl.proassist.application.prepayment.WithdrawPaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.MessageChannel;

/** Payment links as staff see them (LNK-01, LNK-09). */
@Path("/payment-links")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentLinksResource {

    private final ShowPaymentLink showPaymentLink;
    private final SendPaymentLink sendPaymentLink;
    private final WithdrawPaymentLink withdrawPaymentLink;

    @Inject
    public PaymentLinksResource(ShowPaymentLink showPaymentLink, SendPaymentLink sendPaymentLink, WithdrawPaymentLink withdrawPaymentLink) {
        this.showPaymentLink = showPaymentLink;
        this.sendPaymentLink = sendPaymentLink;
        this.withdrawPaymentLink = withdrawPaymentLink;
    }

    @GET @Path("/{id}")
    public Response show(@Context SecurityContext who, @PathParam("id") PaymentLinkId id) {
        return showPaymentLink.handle(Callers.of(who), id).fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }

    @POST @Path("/{id}/send") @OncePerKey
    public Response send(@Context SecurityContext who, @PathParam("id") PaymentLinkId id, Body body) {
        var sendBy = body.required("sendBy", someOf(MessageChannel.class));
        return body.done(() -> sendPaymentLink.handle(Callers.of(who), new SendPaymentLink.Command(id, sendBy.get())))
                .fold(Problems::from, sent -> show(who, id));
    }

    @POST @Path("/{id}/withdraw") @OncePerKey
    public Response withdraw(@Context SecurityContext who, @PathParam("id") PaymentLinkId id, Body body) {
        body.nothing();
        return withdrawPaymentLink.handle(Callers.of(who), id).fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }
}
