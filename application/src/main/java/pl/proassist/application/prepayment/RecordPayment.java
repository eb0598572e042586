package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/** The operator notifies us of an attempt to pay: a fact, stored before it is answered and never refused (autopay.md 6). */
@OpenDoor("a fact, told by the operator's door, which checks that it was the operator who told it")
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
        return transactions.run(() -> {
            var link = links.ofOrder(command.order());
            return transactions.run(act(command, link), () -> Either.<Refusal, Recorded>right(keep(command, link, now)));
        }).get();
    }

    private static Act act(Command command, Option<PaymentLink> link) {
        var notice = Actor.PROVIDER.does("payment.notice").saying("order", command.order().toString()).saying("status", command.status().name())
                .saying("amount", command.amount().toString());
        return link.fold(() -> notice, known -> notice.on("link", known.id().value()).on("visit", known.details().visit().value()));
    }

    private Recorded keep(Command command, Option<PaymentLink> link, Instant now) {
        var recorded = new OperatorNews(links).keep(link, new OperatorAttempt(command.order(), command.remoteId(), command.amount(),
                command.currency(), command.status(), command.at()), now);
        command.notice().forEach(notice -> notices.keep(notice.withOutcome(recorded.name().toLowerCase(Locale.ROOT))));
        return recorded;
    }
}
