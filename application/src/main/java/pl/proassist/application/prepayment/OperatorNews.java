package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Receipt;

/** Writes down what the operator says of an order, whether it told us or was asked. Used inside a transaction. */
final class OperatorNews {

    private final PaymentLinks links;

    OperatorNews(PaymentLinks links) {
        this.links = links;
    }

    RecordPayment.Recorded keep(OperatorAttempt news, Instant now) {
        return keep(links.ofOrder(news.order()), news, now);
    }

    RecordPayment.Recorded keep(Option<PaymentLink> ordered, OperatorAttempt news, Instant now) {
        return ordered.fold(
                () -> RecordPayment.Recorded.UNKNOWN_ORDER,
                link -> news.status() == Attempt.Status.SUCCESS ? receive(link, news, now) : hear(link, news));
    }

    private RecordPayment.Recorded hear(PaymentLink link, OperatorAttempt news) {
        var before = link.details();
        var change = links.save(link.heard(news.order(), news.remoteId(), news.status(), news.at()));
        if (!before.order(news.order()).map(order -> order.isFor(news.amount(), news.currency())).orElse(false)) {
            return RecordPayment.Recorded.UNMATCHED;
        }
        return change.next().details().equals(before) ? RecordPayment.Recorded.REPEATED : RecordPayment.Recorded.RECORDED;
    }

    private RecordPayment.Recorded receive(PaymentLink link, OperatorAttempt news, Instant now) {
        var payment = PaymentId.of(news.order(), news.remoteId());
        var known = link.details().payment(payment).isPresent();
        var next = links.save(link.receive(new Receipt(news.order(), news.remoteId(), news.amount(), news.currency(), news.at(), now))).next();
        var unmatched = next.details().payment(payment).filter(each -> each.fate() == Payment.Fate.UNMATCHED).isPresent();
        if (unmatched) {
            return RecordPayment.Recorded.UNMATCHED;
        }
        return known ? RecordPayment.Recorded.REPEATED : RecordPayment.Recorded.RECORDED;
    }
}
