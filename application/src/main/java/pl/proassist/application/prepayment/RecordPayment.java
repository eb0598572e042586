package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/** The operator notifies us of an attempt to pay: a fact, stored before it is answered and never refused (autopay.md 6). */
public final class RecordPayment {

    /** @param at the operator's time of it */
    public record Command(OrderId order, String remoteId, Money amount, String currency, Attempt.Status status, Instant at,
                          Option<OperatorNotices.Notice> notice) {
    }

    /** UNMATCHED and UNKNOWN_ORDER are answered NOTCONFIRMED. */
    public enum Recorded { RECORDED, REPEATED, UNMATCHED, UNKNOWN_ORDER }

    private final PaymentLinks links;
    private final OperatorNotices notices;
    private final Transactions transactions;
    private final Clock clock;

    public RecordPayment(PaymentLinks links, OperatorNotices notices, Transactions transactions, Clock clock) {
        this.links = links;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Recorded handle(Command command) {
        var now = clock.instant();
        return transactions.record(() -> {
            var recorded = new OperatorNews(links).keep(new OperatorAttempt(command.order(), command.remoteId(), command.amount(),
                    command.currency(), command.status(), command.at()), now);
            command.notice().forEach(notice -> notices.keep(notice.withOutcome(recorded.name().toLowerCase(Locale.ROOT))));
            return recorded;
        });
    }
}
