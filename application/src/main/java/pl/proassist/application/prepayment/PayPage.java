package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.shared.Money;

/**
 * What a patient sees behind a payment link. Whoever holds the address sees it, so it names the facility and the specialist,
 * but neither the patient nor the service.
 *
 * @param terms    what must be accepted before paying; none when the facility wrote nothing or the patient has agreed already (PAY-22)
 * @param language the one in which the facility writes to this patient
 */
public record PayPage(String facility, Option<String> facilityPhone, String specialist, Instant start, ZoneId zone, Money amount,
                      Instant deadline, State state, boolean required, Option<Terms> terms, Language language) {

    /** The words in the patient's language, and which version of them it is. */
    public record Terms(long version, String text) {
    }

    /** What the page offers or explains. */
    public enum State { PAYABLE, TOO_LATE, PAID, GIVEN_BACK, WITHDRAWN }

    static State state(LinkStatus link, boolean givenBack, Instant deadline, Instant now) {
        return switch (link) {
            case PAID, AT_DESK -> givenBack ? State.GIVEN_BACK : State.PAID;
            case WITHDRAWN -> State.WITHDRAWN;
            case EXPIRED -> State.TOO_LATE;
            case REQUESTED, OPEN -> now.isAfter(deadline) ? State.TOO_LATE : State.PAYABLE;
        };
    }
}
