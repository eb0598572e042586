package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.application.prepayment.LinkView;

/** A payment link with its orders at the operator and every payment that came for it. */
public record LinkResponse(String id, String visit, String url, String status, String amount, String deadline, List<Order> orders,
                           List<Payment> payments) {

    public record Order(String orderId, String remoteId, String status, String amount, String validUntil) {
    }

    /** @param fate KEPT, UNMATCHED (staff decide) or GIVEN_BACK */
    public record Payment(String id, String means, String orderId, String remoteId, String amount, String currency, String paidAt,
                          String receivedAt, String fate, Refund refund) {
    }

    /**
     * @param earlier what went back before; left out when nothing did
     * @param note    what staff wrote when they decided it
     */
    public record Refund(String reason, String status, String amount, String earlier, int attempt, String failure, String note) {
    }

    static LinkResponse of(LinkView view) {
        var details = view.link().details();
        return new LinkResponse(details.id().toString(), details.visit().toString(), view.url().getOrNull(), view.status(),
                details.terms().amount().toString(), details.terms().deadline().toString(),
                details.orders().stream().map(order -> new Order(order.id().value(), order.remoteId().getOrNull(), order.state().name(),
                        order.amount().toString(), order.validUntil().toString())).toList(),
                details.payments().stream().map(LinkResponse::payment).toList());
    }

    static Payment payment(pl.proassist.domain.payment.Payment payment) {
        return new Payment(payment.id().toString(), payment.means().name(), payment.order().map(Object::toString).getOrNull(),
                payment.remoteId().getOrNull(), payment.amount().toString(), payment.currency(), payment.paidAt().toString(),
                payment.receivedAt().toString(), payment.fate().name(), payment.refund().map(refund -> new Refund(refund.reason().name(),
                        refund.state().name(), refund.amount().toString(), refund.earlier().isZero() ? null : refund.earlier().toString(), refund.attempt(),
                        refund.failure().getOrNull(), refund.note().getOrNull())).getOrNull());
    }
}
