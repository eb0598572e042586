package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/**
 * The money of one visit (prepayment.md 2.5): received = kept + refundDue + refunded, and kept + open = due, where due falls to what may be kept
 * when the visit is cancelled. Money of another amount counts once staff have accepted it.
 *
 * @param refundDue must go back and has not left yet
 * @param due       what this visit is to bring
 * @param open      what of it has not come
 */
public record Ledger(Money received, Money kept, Money refundDue, Money refunded, Money due, Money open) {

    /** What cannot be true of a visit's money when nothing is under way. Nobody but a person puts it right. */
    public enum Breach { SUMS_DIFFER, KEPT_TOO_MUCH, PAID_WITHOUT_MONEY, MONEY_BUT_UNPAID }

    /**
     * What the store has of one visit, as sums over its payments.
     *
     * @param amount what was asked for at its booking or since
     * @param price  what it costs altogether; what was not asked for before may be paid at the desk
     * @param keeps  what may be kept of a cancelled visit; zero for the others
     * @param link   none when nothing can be paid online
     */
    public record Sums(VisitStatus visit, Option<LinkStatus> link, Money amount, Money price, Money keeps, Money received, Money kept, Money refundDue, Money refunded) {

        public static Sums of(VisitStatus visit, Option<LinkStatus> link, Money amount, Money price, Money keeps, List<Payment> payments) {
            var counted = payments.stream().filter(payment -> payment.fate() != Payment.Fate.UNMATCHED).toList();
            return new Sums(visit, link, amount, price, keeps, sum(counted, Payment::amount), sum(counted, Payment::keptAmount),
                    sum(counted, payment -> payment.refund().map(Refund::outstanding).getOrElse(Money.ZERO)),
                    sum(counted, payment -> payment.refund().map(refund -> refund.total().minus(refund.outstanding())).getOrElse(Money.ZERO)));
        }

        public static Sums of(Visit visit, PaymentLink link) {
            return of(VisitStatus.of(visit), Option.some(LinkStatus.of(link)), visit.details().terms().amount(), visit.details().terms().price(), visit.keeps(), link.details().payments());
        }

        private static Money sum(List<Payment> payments, Function<Payment, Money> what) {
            return payments.stream().map(what).reduce(Money.ZERO, Money::plus);
        }

        /** The most that may be kept. */
        private Money limit() {
            return switch (visit) {
                case LAPSED -> Money.ZERO;
                case CANCELLED -> keeps;
                case AWAITING_PAYMENT, CONFIRMED, COMPLETED, NO_SHOW -> amount.compareTo(price) < 0 ? price : amount;
            };
        }

        private boolean isPayable() {
            return link.map(state -> !state.isPaid() && state != LinkStatus.WITHDRAWN).getOrElse(true);
        }

        private Money open() {
            var waits = visit == VisitStatus.AWAITING_PAYMENT || visit == VisitStatus.CONFIRMED || visit == VisitStatus.COMPLETED;
            return waits && isPayable() ? amount.minus(kept.min(amount)) : Money.ZERO;
        }

        /** What is kept beyond what may be kept: it must go back. */
        public Money surplus() {
            return kept.minus(kept.min(limit()));
        }

        public Ledger ledger() {
            return new Ledger(received, kept, refundDue, refunded, kept.plus(open()), open());
        }

        public Option<Breach> breach() {
            if (!received.equals(kept.plus(refundDue).plus(refunded))) {
                return Option.some(Breach.SUMS_DIFFER);
            }
            if (!surplus().isZero()) {
                return Option.some(Breach.KEPT_TOO_MUCH);
            }
            if (link.exists(LinkStatus::isPaid)) {
                return received.isZero() ? Option.some(Breach.PAID_WITHOUT_MONEY) : Option.none();
            }
            return !kept.isZero() && kept.compareTo(amount) >= 0 && visit != VisitStatus.CANCELLED
                    ? Option.some(Breach.MONEY_BUT_UNPAID) : Option.none();
        }
    }
}
