package pl.proassist.application.port;

import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentPolicy;

/** The payment rules of all facilities. Used inside a transaction. */
public interface PaymentPolicies {

    /** The facility's policy with just the rules that a booking of this service and specialist can meet. */
    PaymentPolicy inForce(FacilityId facility, ServiceId service, SpecialistId specialist);

    /** The facility's policy with every rule; {@link PaymentPolicy#unset} when nothing was ever set. */
    PaymentPolicy whole(FacilityId facility);

    /**
     * Stores the next version and keeps the one before in the history. The version given must be one above the stored
     * version; somebody who was faster makes the transaction run again.
     */
    void save(PaymentPolicy policy, Instant now);
}
