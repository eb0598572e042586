package pl.proassist.domain.visit;

import io.vavr.control.Option;
import pl.proassist.domain.shared.Change;

/**
 * What money means for a visit. Money that arrived is a fact and is never refused: the visit changes, or the money goes back, or both.
 *
 * @param change the visit as it is now; without events when nothing changed
 * @param refund set when the money cannot be kept
 */
public record PaidVerdict(Change<Visit> change, Option<RefundReason> refund) {

    static PaidVerdict kept(Change<Visit> change) {
        return new PaidVerdict(change, Option.none());
    }

    static PaidVerdict givenBack(Change<Visit> change, RefundReason reason) {
        return new PaidVerdict(change, Option.some(reason));
    }
}
