package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Refund;

/**
 * A payment link as staff see it.
 *
 * @param url    of the patient's page; none of money that no patient was asked for
 * @param status the state of the link; REFUND_DUE or REFUNDED when nothing paid is kept (prepayment.md 2.5)
 */
public record LinkView(PaymentLink link, Option<String> url, String status) {

    static LinkView of(PaymentLink link, String url) {
        return new LinkView(link, Option.when(LinkStatus.of(link).hasAddress(), url), status(link));
    }

    private static String status(PaymentLink link) {
        var payments = link.details().payments();
        var givenBack = LinkStatus.of(link).isPaid() && payments.stream().noneMatch(payment -> payment.fate() == Payment.Fate.KEPT);
        if (!givenBack) {
            return LinkStatus.of(link).name();
        }
        return payments.stream().allMatch(payment -> payment.refund().exists(refund -> refund.state() == Refund.State.DONE))
                ? "REFUNDED" : "REFUND_DUE";
    }
}
