package pl.proassist.domain.visit;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/**
 * What is true of a visit in every state.
 *
 * @param request the digest of the booking request, by which a repeated one is known
 * @param terms   what was decided about its payment
 */
public record VisitDetails(VisitId id, FacilityId facility, SpecialistId specialist, ServiceId service, PatientId patient,
                           Option<RoomId> room, Slot slot, BookingChannel channel, Instant bookedAt, String request,
                           PaymentTerms terms) {

    VisitDetails with(PaymentTerms anew) {
        return new VisitDetails(id, facility, specialist, service, patient, room, slot, channel, bookedAt, request, anew);
    }

    /** For another service; what was paid beyond its price is nobody's to settle in silence. */
    Either<Refusal, VisitDetails> with(ServiceOffer anew, Money paid, Option<Difference> difference) {
        var repriced = terms.repriced(anew.price());
        if (paid.compareTo(anew.price()) <= 0) {
            return Either.right(with(anew, repriced));
        }
        return difference.<Refusal>toEither(() -> new VisitRefusal.DifferenceUnsettled(id))
                .map(settled -> with(anew, settled == Difference.LEAVE ? terms.repricedKeeping(anew.price(), paid) : repriced));
    }

    private VisitDetails with(ServiceOffer anew, PaymentTerms repriced) {
        return new VisitDetails(id, facility, specialist, anew.id(), patient, room, Slot.of(slot.start(), anew.duration()), channel, bookedAt, request,
                repriced);
    }

    VisitDetails movedTo(SpecialistId specialist, Option<RoomId> room, Slot slot, PaymentTerms terms) {
        return new VisitDetails(id, facility, specialist, service, patient, room, slot, channel, bookedAt, request, terms);
    }

    /** The last moment at which this visit can still be paid for or reinstated. */
    public Instant hardStop() {
        return PaymentTerms.hardStop(slot.start(), terms.settings());
    }
}
