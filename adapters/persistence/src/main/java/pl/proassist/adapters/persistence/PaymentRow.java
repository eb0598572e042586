package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;

/** Money that was received for a link, with the refund that it may have. */
@Entity
@Table(name = "payment")
class PaymentRow {

    @Id UUID id;
    UUID link;
    int position;
    @Enumerated(EnumType.STRING) Payment.Means means;
    @Column(name = "order_id") String order;
    @Column(name = "remote_id") String remoteId;
    long amount;
    String currency;
    @Column(name = "paid_at") Instant paidAt;
    @Column(name = "received_at") Instant receivedAt;
    @Enumerated(EnumType.STRING) Payment.Fate fate;
    @Column(name = "refund_reason") @Enumerated(EnumType.STRING) RefundReason refundReason;
    @Column(name = "refund_state") @Enumerated(EnumType.STRING) Refund.State refundState;
    @Column(name = "refund_attempt") Integer refundAttempt;
    @Column(name = "refund_failure") String refundFailure;
    @Column(name = "refund_amount") Long refundAmount;
    @Column(name = "refund_earlier") Long refundEarlier;
    @Column(name = "refund_note") String refundNote;

    protected PaymentRow() {
    }

    static PaymentRow of(PaymentLinkId link, int position, Payment payment) {
        var row = new PaymentRow();
        row.id = payment.id().value();
        row.link = link.value();
        row.take(position, payment);
        return row;
    }

    void take(int place, Payment payment) {
        position = place;
        means = payment.means();
        order = payment.order().map(OrderId::value).getOrNull();
        remoteId = payment.remoteId().getOrNull();
        amount = payment.amount().grosze();
        currency = payment.currency();
        paidAt = payment.paidAt();
        receivedAt = payment.receivedAt();
        fate = payment.fate();
        refundReason = payment.refund().map(Refund::reason).getOrNull();
        refundState = payment.refund().map(Refund::state).getOrNull();
        refundAttempt = payment.refund().map(Refund::attempt).getOrNull();
        refundFailure = payment.refund().flatMap(Refund::failure).getOrNull();
        refundAmount = payment.refund().map(Refund::amount).map(Money::grosze).getOrNull();
        refundEarlier = payment.refund().map(Refund::earlier).map(Money::grosze).getOrNull();
        refundNote = payment.refund().flatMap(Refund::note).getOrNull();
    }

    Payment toPayment() {
        return new Payment(new PaymentId(id), means, Option.of(order).map(OrderId::new), Option.of(remoteId), Money.ofGrosze(amount),
                currency, paidAt, receivedAt, fate,
                Option.of(refundState).map(state -> new Refund(refundReason, state, refundAttempt, Option.of(refundFailure),
                        Money.ofGrosze(refundAmount), Money.ofGrosze(refundEarlier), Option.of(refundNote))));
    }
}
