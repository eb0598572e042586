package pl.proassist.application.prepayment;

import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Refund;

/**
 * A payment link as staff see it.
 *
 * @param url    of the patient's page
 * @param status the state of the link; REFUND_DUE or REFUNDED when nothing paid is kept (prepayment.md 2.5)
 */
public record LinkView(PaymentLink link, String url, String status) {

    static LinkView of(PaymentLink link, String url) {
        return new LinkView(link, url, status(link));
    }

    private static String status(PaymentLink link) {
        var payments = link.details().payments();
        var givenBack = LinkStatus.of(link) == LinkStatus.PAID && payments.stream().noneMatch(payment -> payment.fate() == Payment.Fate.KEPT);
        if (!givenBack) {
            return LinkStatus.of(link).name();
        }
        return payments.stream().allMatch(payment -> payment.refund().exists(refund -> refund.state() == Refund.State.DONE))
                ? "REFUNDED" : "REFUND_DUE";
    }
}
