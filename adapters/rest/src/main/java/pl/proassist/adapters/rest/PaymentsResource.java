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
import pl.proassist.application.prepayment.RefundPayment;
import pl.proassist.application.prepayment.RetryRefund;
import pl.proassist.application.prepayment.SettleUnmatched;
import pl.proassist.domain.payment.PaymentId;

/** What staff decide about money: of another amount, a refund of their own will, or one that the operator could not make (prepayment.md 2.5). */
@Path("/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentsResource {

    private final SettleUnmatched settleUnmatched;
    private final RefundPayment refundPayment;
    private final RetryRefund retryRefund;

    @Inject
    public PaymentsResource(SettleUnmatched settleUnmatched, RefundPayment refundPayment, RetryRefund retryRefund) {
        this.settleUnmatched = settleUnmatched;
        this.refundPayment = refundPayment;
        this.retryRefund = retryRefund;
    }

    @POST @Path("/{id}/accept") @OncePerKey
    public Response accept(@Context SecurityContext who, @PathParam("id") PaymentId id, Body body) {
        body.nothing();
        return settled(who, new SettleUnmatched.Command(id, true));
    }

    @POST @Path("/{id}/refund") @OncePerKey
    public Response refund(@Context SecurityContext who, @PathParam("id") PaymentId id, Body body) {
        return body.says("amount") || body.says("reason") ? byHand(who, id, body) : unwanted(who, id, body);
    }

    /** Money of another amount goes back as a whole. */
    private Response unwanted(SecurityContext who, PaymentId id, Body body) {
        body.nothing();
        return settled(who, new SettleUnmatched.Command(id, false));
    }

    private Response byHand(SecurityContext who, PaymentId id, Body body) {
        var amount = body.required("amount", Member.MONEY.then(Rules::aboveZero));
        var reason = body.required("reason", Rules.reason());
        return body.done(() -> refundPayment.handle(Callers.of(who), new RefundPayment.Command(id, amount.get(), reason.get())))
                .fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }

    @POST @Path("/{id}/retry-refund") @OncePerKey
    public Response retryRefund(@Context SecurityContext who, @PathParam("id") PaymentId id, Body body) {
        body.nothing();
        return retryRefund.handle(Callers.of(who), id).fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }

    private Response settled(SecurityContext who, SettleUnmatched.Command command) {
        return settleUnmatched.handle(Callers.of(who), command).fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }
}
