package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.PaymentTerms;

/** What somebody asks for when booking, before the policy has said on which terms. */
public record Booking(VisitId id, FacilityId facility, SpecialistId specialist, ServiceId service, PatientId patient,
                      Option<RoomId> room, Slot slot, BookingChannel channel, Instant bookedAt, String request) {

    VisitDetails with(PaymentTerms terms) {
        return new VisitDetails(id, facility, specialist, service, patient, room, slot, channel, bookedAt, request, terms);
    }
}
