package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Consumer;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy.FirstTimeScope;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.VisitId;

/**
 * Bookings as they were when they were made, for asking what other rules make of them. The blacklist is told as it was stored then; the
 * first time is told in the scope of the rule that asks, by the visits that had taken place before the booking (A07); an exemption counts
 * from the day on which it was given.
 */
public interface PastBookings {

    /** Every visit booked in {@code [from, until)}, in the order of booking, one by one; the consumer asks the database nothing. */
    void each(FacilityId facility, Instant from, Instant until, FirstTimeScope scope, Consumer<PastBooking> what);

    /** Used inside a transaction. */
    Option<PastBooking> of(VisitId visit, FirstTimeScope scope);

    /**
     * @param asked              what was decided about it then or later
     * @param noShow             the patient did not come
     * @param cancelledByPatient when the patient gave it up
     */
    record PastBooking(VisitId visit, Occasion occasion, Instant bookedAt, Requirement asked, boolean noShow, Option<Instant> cancelledByPatient) {
    }
}
