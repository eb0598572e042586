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
import pl.proassist.application.prepayment.RetryRefund;
import pl.proassist.application.prepayment.SettleUnmatched;
import pl.proassist.domain.payment.PaymentId;

/** Money that waits for a decision of staff: of another amount, or a refund that the operator could not make (prepayment.md 2.5). */
@Path("/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentsResource {

    private final SettleUnmatched settleUnmatched;
    private final RetryRefund retryRefund;

    @Inject
    public PaymentsResource(SettleUnmatched settleUnmatched, RetryRefund retryRefund) {
        this.settleUnmatched = settleUnmatched;
        this.retryRefund = retryRefund;
    }

    @POST @Path("/{id}/accept") @OncePerKey
    public Response accept(@Context SecurityContext who, @PathParam("id") PaymentId id, Body body) {
        body.nothing();
        return settled(who, new SettleUnmatched.Command(id, true));
    }

    @POST @Path("/{id}/refund") @OncePerKey
    public Response refund(@Context SecurityContext who, @PathParam("id") PaymentId id, Body body) {
        body.nothing();
        return settled(who, new SettleUnmatched.Command(id, false));
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
