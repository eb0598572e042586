package pl.proassist.play.bench;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.AfterCutoff;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Cutoff;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.PrepaymentDecision;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** One decision of a policy in which every level says something, for a patient who is blacklisted and comes for the first time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Deciding {

    private static final Instant BOOKED = Instant.parse("2027-01-11T14:20:31Z");

    private final ServiceId service = new ServiceId(UUID.randomUUID());
    private final SpecialistId specialist = new SpecialistId(UUID.randomUUID());
    private final PaymentRule required = rule(Option.some(Requirement.REQUIRED), Option.some(new AmountRule.Full(PrepaymentKind.FULL_PREPAYMENT)));
    private final PaymentRule silent = rule(Option.none(), Option.none());
    private final PaymentPolicy policy = new PaymentPolicy(new FacilityId(UUID.randomUUID()), 7, PolicySettings.DEFAULT, required,
            new PaymentPolicy.FirstTime(true, PaymentPolicy.FirstTimeScope.FACILITY, required),
            new PaymentPolicy.Blacklist(true, silent),
            Map.of(new PaymentPolicy.Scope.ForServiceOffer(service), silent,
                    new PaymentPolicy.Scope.ForSpecialist(specialist), required,
                    new PaymentPolicy.Scope.ForPair(service, specialist), silent));
    private final Occasion occasion = new Occasion(specialist, service, Money.pln("200.00"), BOOKED.plus(Duration.ofDays(14)),
            BookingChannel.ONLINE, new Occasion.Standing(true, true, Option.none()), Option.none());

    @Benchmark
    public PrepaymentDecision traced() {
        return policy.decide(occasion, BOOKED);
    }

    @Benchmark
    public PrepaymentDecision untraced() {
        return policy.decideUntraced(occasion, BOOKED);
    }

    private static PaymentRule rule(Option<Requirement> requirement, Option<AmountRule> amount) {
        return new PaymentRule(requirement, amount,
                Option.some(new DeadlineRule.UntilHour(Cutoff.parse("20:00"), 0, AfterCutoff.ROLL, Lead.parse("PT2H"))),
                Option.none(), Option.some(Set.of(MessageChannel.EMAIL, MessageChannel.SMS)));
    }
}
