package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** All payment links with their orders, payments and refunds. Used inside a transaction unless said otherwise. */
public interface PaymentLinks {

    Option<PaymentLink> find(PaymentLinkId id);

    Option<PaymentLink> ofVisit(VisitId visit);

    Option<PaymentLink> ofOrder(OrderId order);

    Option<PaymentLink> ofPayment(PaymentId payment);

    /** By the token of its page, see {@link PaymentAddresses}. */
    Option<PaymentLink> ofToken(String token);

    default Either<Refusal, PaymentLink> require(PaymentLinkId id) {
        return find(id).toEither(PaymentRefusal.UnknownPaymentLink::new);
    }

    /** The link, when the caller may do this in its facility. */
    default Either<Refusal, PaymentLink> require(PaymentLinkId id, Caller caller, Permission needed) {
        return require(id).flatMap(link -> caller.may(needed, link.details().facility(), new PaymentRefusal.UnknownPaymentLink()).map(may -> link));
    }

    default Either<Refusal, PaymentLink> require(PaymentId payment) {
        return ofPayment(payment).toEither(() -> new PaymentRefusal.UnknownPayment(payment));
    }

    /** Stores the state and its events together; a change without events whose state is stored already does nothing. */
    Change<PaymentLink> save(Change<PaymentLink> change);

    /** Orders that were placed after {@code since}, oldest first; other servers wait until this transaction ends. */
    List<Instant> ordersPlacedAfter(Instant since);

    /**
     * Claims links whose look is due (requested or open, {@code lookAt <= now}), oldest first, so that no other server takes
     * them for a while. A transaction of its own.
     */
    List<PaymentLinkId> leaseOverdue(Instant now, int limit);

    /** When the next look is due. A transaction of its own. */
    Option<Instant> nextLookAt();
}
