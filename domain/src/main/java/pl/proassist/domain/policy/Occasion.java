package pl.proassist.domain.policy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Money;

/** Everything the policy looks at when it decides about one visit. */
public record Occasion(SpecialistId specialist, ServiceId service, Money price, Instant start, BookingChannel channel,
                       Standing standing, Option<ManualTerms> manual) {

    /**
     * What the facility knows of the patient at the moment of booking; evaluated once and stored (A07).
     *
     * @param firstTime no completed visit in the scope of the facility's first-time rule
     * @param exemption set for VIPs: NONE or OPTIONAL
     */
    public record Standing(boolean blacklisted, boolean firstTime, Option<Requirement> exemption) {

        public static final Standing ORDINARY = new Standing(false, false, Option.none());
    }

    /**
     * Terms an authorised person sets on one visit (level 1); members that are none keep what the rules say.
     *
     * @param by                   the account or the key, by its id; none for the installation's own token
     * @param mayOverrideBlacklist the person holds the extra permission that a blacklisted patient needs (A08)
     */
    public record ManualTerms(Option<Requirement> requirement, Option<AmountRule> amount, Option<DeadlineRule> deadline,
                              String reason, Option<UUID> by, boolean mayOverrideBlacklist) {
    }
}
