package pl.proassist.application.policies;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.PrepaymentDecision;
import pl.proassist.domain.shared.Money;

/** What would this rule do? Needs no stored data and changes nothing; the rule given is the one that applies (api.md 3). */
@OpenDoor("it tells nothing that is stored and changes nothing")
public final class PreviewRule {

    private static final UUID NOBODY = new UUID(0, 0);

    /** @param standing only the blacklist can change the answer; the other marks are for the trace */
    public record Question(PaymentRule rule, PolicySettings settings, Money price, Instant bookedAt, Instant visitStart, Occasion.Standing standing) {
    }

    public PrepaymentDecision handle(Question question) {
        var open = new PaymentRule(question.rule().requirement(), question.rule().amount(), question.rule().deadline(),
                Option.none(), question.rule().sendBy());
        var policy = new PaymentPolicy(new FacilityId(NOBODY), 0, question.settings(), open, PaymentPolicy.FirstTime.OFF,
                PaymentPolicy.Blacklist.OFF, Map.of());
        var standing = new Occasion.Standing(question.standing().blacklisted(), question.standing().firstTime(), Option.none());
        return policy.decide(new Occasion(new SpecialistId(NOBODY), new ServiceId(NOBODY), question.price(), question.visitStart(),
                BookingChannel.ONLINE, standing, Option.none()), question.bookedAt());
    }
}
