package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * One try of the payer within an order: a channel chosen at the operator.
 *
 * @param pendingSince the earliest time at which the operator called it pending
 */
public record Attempt(String remoteId, Status status, Option<Instant> pendingSince) {

    public enum Status { PENDING, SUCCESS, FAILURE }

    /** A final status is never left for PENDING; SUCCESS is never left at all (autopay.md 6.7). */
    Attempt heard(Status news, Instant at) {
        var since = news == Status.PENDING
                ? Option.some(pendingSince.filter(known -> known.isBefore(at)).getOrElse(at))
                : pendingSince;
        var stays = status == Status.SUCCESS || (status == Status.FAILURE && news == Status.PENDING);
        return new Attempt(remoteId, stays ? status : news, since);
    }
}
