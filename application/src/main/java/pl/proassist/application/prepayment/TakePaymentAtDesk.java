package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** Staff take the money for a visit at the desk: it is paid like online, and the link takes no more (PAR-10). */
public final class TakePaymentAtDesk {

    /** @param payment made by the caller, so that a repeated request is one payment */
    public record Command(VisitId visit, UUID payment, Money amount, Payment.Means means) {
    }

    private final PaymentLinks links;
    private final Visits visits;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public TakePaymentAtDesk(PaymentLinks links, Visits visits, PaymentAddresses addresses, Transactions transactions, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, LinkView> handle(Caller caller, Command command) {
        var now = clock.instant();
        return transactions.run(act(caller, command), () -> visits.require(command.visit(), caller, Permission.PAYMENTS_HANDLE)
                .flatMap(visit -> links.ofVisit(visit.id()).<Refusal>toEither(() -> new PaymentRefusal.NothingDue(visit.id())))
                .flatMap(link -> link.receiveAtDesk(new PaymentId(command.payment()), command.means(), command.amount(), now))
                .map(links::save).map(Change::next)
                .map(link -> LinkView.of(link, addresses.url(link.id()))));
    }

    private static Act act(Caller caller, Command command) {
        return caller.does("payment.take").on("visit", command.visit().value()).saying("payment", command.payment().toString())
                .saying("amount", command.amount().toString()).saying("means", command.means().name());
    }
}
