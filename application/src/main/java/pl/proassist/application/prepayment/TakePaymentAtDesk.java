package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.PrepaymentText;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/**
 * Staff take the money for a visit at the desk: it is paid like online, and the link takes no more (PAR-10). When the link asked for a part, staff take the
 * rest of the price once that part is there; a visit that asked for nothing is paid as a whole, before or after it took place. Where money was asked for,
 * the patient accepts the terms of prepayment first here too, when the facility has written any (PAY-22).
 */
public final class TakePaymentAtDesk {

    /**
     * @param payment  made by the caller, so that a repeated request is one payment
     * @param accepted the version of the terms of prepayment to which the patient agreed at the desk
     */
    public record Command(VisitId visit, UUID payment, Money amount, Payment.Means means, Option<Long> accepted) {

        public Command(VisitId visit, UUID payment, Money amount, Payment.Means means) {
            this(visit, payment, amount, means, Option.none());
        }
    }

    private final PaymentLinks links;
    private final Visits visits;
    private final PrepaymentTexts texts;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public TakePaymentAtDesk(PaymentLinks links, Visits visits, PrepaymentTexts texts, PaymentAddresses addresses, Transactions transactions, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.texts = texts;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, LinkView> handle(Caller caller, Command command) {
        var now = clock.instant();
        return transactions.run(act(caller, command), () -> visits.require(command.visit(), caller, Permission.PAYMENTS_HANDLE)
                .flatMap(visit -> take(visit, command, now).flatMap(taken -> agreed(visit, taken, command.accepted(), now)))
                .map(links::save).map(Change::next)
                .map(link -> LinkView.of(link, addresses.url(link.id()))));
    }

    private Either<Refusal, Change<PaymentLink>> take(Visit visit, Command command, Instant now) {
        var payment = new PaymentId(command.payment());
        return links.ofVisit(visit.id()).fold(
                () -> PaymentLink.atDesk(visit.id(), visit.details().facility(), payment, command.means(), command.amount(), visit.costs(), now),
                link -> link.receiveAtDesk(payment, command.means(), command.amount(), visit.costs(), now));
    }

    /** Last, so that whoever cannot pay is not asked to agree; a repeated request asks nothing any more, and neither does a visit without prepayment. */
    private Either<Refusal, Change<PaymentLink>> agreed(Visit visit, Change<PaymentLink> taken, Option<Long> accepted, Instant now) {
        var link = taken.next().details();
        var asked = texts.inForce(link.facility()).map(PrepaymentText::version)
                .filter(version -> visit.details().terms().deadline().isDefined() && !taken.events().isEmpty() && !texts.isAccepted(link.visit(), version));
        if (asked.exists(version -> !accepted.contains(version))) {
            return Either.left(new PaymentRefusal.TermsNotAccepted(link.id()));
        }
        asked.forEach(version -> texts.accept(new TermsAcceptance(link.visit(), version, now, TermsAcceptance.Way.DESK)));
        return Either.right(taken);
    }

    private static Act act(Caller caller, Command command) {
        var act = caller.does("payment.take").on("visit", command.visit().value()).saying("payment", command.payment().toString())
                .saying("amount", command.amount().toString()).saying("means", command.means().name());
        return command.accepted().map(version -> act.saying("terms", version.toString())).getOrElse(act);
    }
}
