package pl.proassist.application.booking;

import io.vavr.control.Option;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.Requirement;

/**
 * What somebody decides about the payment of one visit; what is none stays as the rules say. Whether that may spare a blacklisted
 * patient is not for the one who asks to say: the caller's own permissions tell (A08).
 */
public record TermsByHand(Option<Requirement> requirement, Option<AmountRule> amount, Option<DeadlineRule> deadline, String reason) {

    Occasion.ManualTerms of(Caller caller, FacilityId facility) {
        return new Occasion.ManualTerms(requirement, amount, deadline, reason, caller.actor().id(), caller.grants().allow(Permission.OVERRIDE_BLACKLIST, facility));
    }
}
