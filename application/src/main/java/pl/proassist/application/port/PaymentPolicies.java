package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
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
     * Stores the next version; every version stays in the history. The version given must be one above the stored version; somebody who
     * was faster makes the transaction run again.
     */
    void save(PaymentPolicy policy, Author author, Instant now);

    /** Every version with who made it and when, the latest first. */
    List<Version> versions(FacilityId facility, Option<Long> before, int limit);

    Option<Version> version(FacilityId facility, long number);

    /** @param author none for a version from before authors were kept */
    record Version(PaymentPolicy policy, Option<Author> author, Instant at) {
    }
}
