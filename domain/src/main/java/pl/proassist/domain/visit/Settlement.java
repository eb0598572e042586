package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.RefundSteps;
import pl.proassist.domain.shared.Money;

/**
 * What becomes of the money of a visit when it is cancelled, by the terms of its booking (A22, A23). Who cancels matters: a facility that
 * fails gives everything back, and of a zadatek the patient may demand the same sum once more (art. 394 of the Civil Code). What was paid beyond the
 * prepayment goes back in any case.
 *
 * @param back      goes back; a share is rounded half up to a grosz
 * @param keeps     stays with the facility
 * @param claimable what the patient may demand on top of it; never paid by itself
 * @param step      what decided when a patient cancelled; none when the facility did, and after the last step
 */
public record Settlement(Money back, Money keeps, Money claimable, Option<RefundSteps.Step> step) {

    /** @param paid what is kept of this visit's money just now */
    public static Settlement of(Money paid, VisitDetails visit, CancelledBy by, Instant now) {
        var terms = visit.terms();
        var prepaid = paid.min(terms.amount());
        if (by == CancelledBy.FACILITY) {
            return new Settlement(paid, Money.ZERO, terms.kind() == PrepaymentKind.DEPOSIT ? prepaid : Money.ZERO, Option.none());
        }
        var step = terms.settings().refunds().of(terms.kind()).at(Duration.between(now, visit.slot().start()));
        var back = step.map(reached -> prepaid.percent(BigDecimal.valueOf(reached.percent()))).getOrElse(Money.ZERO).plus(paid.minus(prepaid));
        return new Settlement(back, paid.minus(back), Money.ZERO, step);
    }
}
