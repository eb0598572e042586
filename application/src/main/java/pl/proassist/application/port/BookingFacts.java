package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.shared.Refusal;

/** What must be known before a visit can be booked, in one look. Used inside a transaction. */
public interface BookingFacts {

    /**
     * The refusals are {@code unknown-facility}, {@code unknown-specialist}, {@code unknown-service}, {@code unknown-room} and
     * {@code unknown-patient}, in this order when several apply.
     *
     * @param firstTime the facility's rule; the patient's past is looked at only when it is on, and in its scope (A07)
     * @param now       an entry on the blacklist that has expired by then counts no longer
     */
    Either<Refusal, Facts> of(Place place, PatientId patient, PaymentPolicy.FirstTime firstTime, Instant now);

    record Place(FacilityId facility, SpecialistId specialist, ServiceId service, Option<RoomId> room) {
    }

    /** @param reachableBy the channels for which the patient gave an address */
    record Facts(ServiceOffer service, Occasion.Standing standing, Set<MessageChannel> reachableBy) {
    }
}
