package pl.proassist.adapters.autopay;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.payment.LinkDetails;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** A facility's memory with a single open link over 180 zł in it, and with what the operator has said. */
final class OneLink implements PaymentLinks, OperatorNotices, Transactions {

    static final OrderId ORDER = new OrderId("V7K2M9QX-1");
    private static final Money PRICE = Money.pln("180.00");
    private static final Instant DEADLINE = Instant.parse("2027-03-14T11:00:00Z");

    final List<Notice> notices = new ArrayList<>();
    private PaymentLink link;
    private boolean broken;

    OneLink() {
        var visit = new VisitId(new UUID(0, 1));
        var validUntil = DEADLINE.plusSeconds(900);
        var order = new PaymentOrder(ORDER, 1, PRICE, DEADLINE.minusSeconds(7200), validUntil, PaymentOrder.State.STARTED,
                Option.some("LINK1"), Option.some("https://testpay.autopay.eu/payment/continue/1/2"), List.of());
        link = new PaymentLink.Open(new LinkDetails(PaymentLinkId.of(visit), visit, new FacilityId(new UUID(0, 2)),
                new LinkTerms(PRICE, DEADLINE, DEADLINE.plusSeconds(300), validUntil), DEADLINE.plusSeconds(300), List.of(order), List.of()));
    }

    List<Payment> payments() {
        return link.details().payments();
    }

    PaymentOrder order() {
        return link.details().order(ORDER).orElseThrow();
    }

    boolean isPaid() {
        return link instanceof PaymentLink.Paid;
    }

    void breakDown() {
        broken = true;
    }

    @Override public Option<PaymentLink> ofOrder(OrderId order) {
        return Option.some(link).filter(known -> known.details().order(order).isPresent());
    }

    @Override public Change<PaymentLink> save(Change<PaymentLink> change) {
        link = change.next();
        return change;
    }

    @Override public void keep(Notice notice) {
        notices.add(notice);
    }

    @Override public <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work) {
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        return work.get();
    }

    @Override public <T> Either<Refusal, T> run(Act act, Supplier<Either<Refusal, T>> work) {
        return run(work);
    }

    @Override public Option<PaymentLink> find(PaymentLinkId id) {
        throw notAskedHere();
    }

    @Override public Option<PaymentLink> ofVisit(VisitId visit) {
        throw notAskedHere();
    }

    @Override public Option<PaymentLink> ofPayment(PaymentId payment) {
        throw notAskedHere();
    }

    @Override public Option<PaymentLink> ofToken(String token) {
        throw notAskedHere();
    }

    @Override public List<Instant> ordersPlacedAfter(Instant since) {
        throw notAskedHere();
    }

    @Override public List<PaymentLinkId> leaseOverdue(Instant now, int limit) {
        throw notAskedHere();
    }

    @Override public Option<Instant> nextLookAt() {
        throw notAskedHere();
    }

    private static AssertionError notAskedHere() {
        return new AssertionError("a notification asks for the link of its order only");
    }
}
