package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;

/**
 * A patient who waits for a time that somebody else gives up (CAL-10, A25).
 *
 * @param specialist none when anybody of the facility will do
 * @param from       the first start that suits
 * @param until      no start from then on suits
 */
public record WaitlistEntry(UUID id, FacilityId facility, PatientId patient, ServiceId service, Option<SpecialistId> specialist, Instant from, Instant until,
                            Instant since) {
}
