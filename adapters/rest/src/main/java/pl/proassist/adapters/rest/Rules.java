package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ELAPSED;
import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.oneOf;
import static pl.proassist.adapters.rest.Member.someOf;
import static pl.proassist.adapters.rest.Member.text;
import static pl.proassist.adapters.rest.Member.whole;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import pl.proassist.application.booking.TermsByHand;
import pl.proassist.domain.policy.AfterCutoff;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.RefundSteps;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.policy.ShortNotice;
import pl.proassist.domain.shared.Money;

/** Reads payment rules, settings and terms from JSON (api.md 2). A member that is left out inherits, or keeps its default. */
final class Rules {

    private static final int LONGEST_REASON = 1000;

    /** What a rule may say of the requirement; INHERIT says nothing. */
    private enum Said { INHERIT, NONE, OPTIONAL, REQUIRED }

    private enum AmountType { FULL, PERCENT, FIXED }

    private enum Mode { UNTIL_HOUR, BEFORE_VISIT, FROM_BOOKING, FIXED }

    private Rules() {
    }

    static Member<String> reason() {
        return text(LONGEST_REASON);
    }

    /** The rule of a facility, a specialist, a service or a pair. */
    static Option<PaymentRule> rule(Body body) {
        var applies = body.optional("appliesTo", someOf(BookingChannel.class));
        return rule(body, applies.map(Set::copyOf));
    }

    /** A rule for a group of patients counts for every channel, so it cannot name any. */
    private static Option<PaymentRule> groupRule(Body body) {
        if (body.says("appliesTo")) {
            body.optional("appliesTo", value -> wrong("not-in-group-rules"));
        }
        return rule(body, Option.none());
    }

    private static Option<PaymentRule> rule(Body body, Option<Set<BookingChannel>> appliesTo) {
        var requirement = requirement(body);
        var amount = body.part("amount").flatMap(Rules::amount);
        var deadline = body.part("deadline").flatMap(part -> deadline(part, false));
        var sendBy = body.optional("sendBy", someOf(MessageChannel.class));
        return Option.when(body.isSound(), () -> new PaymentRule(requirement, amount, deadline, appliesTo, sendBy));
    }

    private static Option<Requirement> requirement(Body body) {
        return body.optional("requirement", oneOf(Said.class)).filter(said -> said != Said.INHERIT)
                .map(said -> Requirement.valueOf(said.name()));
    }

    private static Option<AmountRule> amount(Body body) {
        return body.required("type", oneOf(AmountType.class)).onEmpty(body::acceptTheRest).flatMap(type -> switch (type) {
            case FULL -> body.optional("kind", oneOf(PrepaymentKind.class))
                    .orElse(() -> Option.when(body.isSound(), PrepaymentKind.FULL_PREPAYMENT)).map(AmountRule.Full::new);
            case PERCENT -> both(body.required("percent", Member.PERCENT), kind(body), AmountRule.Percent::new);
            case FIXED -> both(body.required("value", Member.MONEY.then(Rules::aboveZero)), kind(body), AmountRule.Fixed::new);
        });
    }

    private static Option<PrepaymentKind> kind(Body body) {
        return body.required("kind", oneOf(PrepaymentKind.class));
    }

    static Either<Member.Wrong, Money> aboveZero(Money money) {
        return money.isZero() ? wrong("not-above-zero") : Either.right(money);
    }

    private static <A, B, R> Option<R> both(Option<A> one, Option<B> other, BiFunction<A, B, R> made) {
        return one.flatMap(a -> other.map(b -> made.apply(a, b)));
    }

    /** @param byHand an instant may be named only for one visit, not in a rule */
    private static Option<DeadlineRule> deadline(Body body, boolean byHand) {
        return body.required("mode", byHand ? oneOf(Mode.class) : oneOf(EnumSet.complementOf(EnumSet.of(Mode.FIXED))))
                .onEmpty(body::acceptTheRest).flatMap(mode -> switch (mode) {
            case UNTIL_HOUR -> untilHour(body);
            case BEFORE_VISIT -> body.required("lead", Member.LEAD).map(DeadlineRule.BeforeVisit::new);
            case FROM_BOOKING -> fromBooking(body);
            case FIXED -> body.required("at", Member.INSTANT).map(DeadlineRule.Fixed::new);
        });
    }

    private static Option<DeadlineRule> untilHour(Body body) {
        var cutoff = body.required("cutoff", Member.CUTOFF);
        var dayOffset = body.optional("dayOffset", whole(0, 31)).getOrElse(0);
        var afterCutoff = body.optional("afterCutoff", oneOf(AfterCutoff.class)).getOrElse(AfterCutoff.ROLL);
        var lead = body.optional("lead", Member.LEAD).getOrElse(Lead.NONE);
        return cutoff.map(hour -> new DeadlineRule.UntilHour(hour, dayOffset, afterCutoff, lead));
    }

    private static Option<DeadlineRule> fromBooking(Body body) {
        var window = body.required("window", Member.LEAD.then(given -> isNothing(given) ? wrong("not-above-zero") : Either.right(given)));
        var lead = body.optional("lead", Member.LEAD).getOrElse(Lead.NONE);
        return window.map(time -> new DeadlineRule.FromBooking(time, lead));
    }

    private static boolean isNothing(Lead lead) {
        return lead.equals(Lead.NONE) || lead.equals(new Lead.Days(0));
    }

    /** All that holds for a whole facility. */
    record Whole(PolicySettings settings, PaymentRule facility, PaymentPolicy.FirstTime firstTime, PaymentPolicy.Blacklist blacklist) {
    }

    /** What is left out has its default. */
    static Whole forAll(Body body) {
        var settings = body.part("settings").map(Rules::settings).getOrElse(PolicySettings.DEFAULT);
        var rule = body.part("facility").flatMap(Rules::rule).getOrElse(PaymentRule.INHERIT);
        var firstTime = body.part("firstTime").map(Rules::firstTime).getOrElse(PaymentPolicy.FirstTime.OFF);
        var blacklist = body.part("blacklist").map(Rules::blacklist).getOrElse(PaymentPolicy.Blacklist.OFF);
        return new Whole(settings, rule, firstTime, blacklist);
    }

    static PolicySettings settings(Body body) {
        var usual = PolicySettings.DEFAULT;
        var zone = body.optional("zone", Member.ZONE).getOrElse(usual.zone());
        var minPayWindow = time(body, "minPayWindow", 1).getOrElse(usual.minPayWindow());
        var floor = time(body, "floor", 1).getOrElse(usual.floor());
        var hardStop = time(body, "hardStop", 60).getOrElse(usual.hardStop());
        var shortNotice = body.optional("shortNotice", oneOf(ShortNotice.class)).getOrElse(usual.shortNotice());
        var settlementGrace = time(body, "settlementGrace", 1).getOrElse(usual.settlementGrace());
        var inFlightGrace = time(body, "inFlightGrace", 1).getOrElse(usual.inFlightGrace());
        var latePayment = body.optional("latePayment", oneOf(LatePayment.class)).getOrElse(usual.latePayment());
        var refunds = body.part("refunds").map(Rules::refunds).getOrElse(usual.refunds());
        var offerWindow = time(body, "offerWindow", PolicySettings.SHORTEST_OFFER, Duration.ofDays(1)).getOrElse(usual.offerWindow());
        return new PolicySettings(zone, minPayWindow, floor, hardStop, shortNotice, settlementGrace, inFlightGrace, latePayment, refunds, offerWindow);
    }

    /** What goes back to a patient who cancels; a kind that is left out keeps what the kind is in law (A22, A23). */
    private static RefundRules refunds(Body body) {
        var usual = RefundRules.DEFAULT;
        return new RefundRules(body.optional("fullPrepayment", Rules::steps).getOrElse(usual.fullPrepayment()),
                body.optional("advance", Rules::steps).getOrElse(usual.advance()), body.optional("deposit", Rules::steps).getOrElse(usual.deposit()));
    }

    private static Either<Member.Wrong, RefundSteps> steps(JsonValue value) {
        if (!(value instanceof JsonArray array) || array.isEmpty() || array.size() > RefundSteps.MOST_STEPS) {
            return wrong("not-refund-steps", RefundSteps.MOST_STEPS, RefundSteps.Step.LONGEST);
        }
        var steps = new ArrayList<RefundSteps.Step>();
        for (var each : array) {
            var step = step(each);
            if (step.isEmpty()) {
                return wrong("not-refund-steps", RefundSteps.MOST_STEPS, RefundSteps.Step.LONGEST);
            }
            steps.add(step.get());
        }
        return RefundSteps.isFalling(steps) ? Either.right(new RefundSteps(steps)) : wrong("refund-steps-contradict");
    }

    private static Option<RefundSteps.Step> step(JsonValue value) {
        if (!(value instanceof JsonObject step) || !step.keySet().equals(Set.of("hoursBefore", "percent"))) {
            return Option.none();
        }
        var hours = whole(0, RefundSteps.Step.LONGEST).read(step.get("hoursBefore"));
        var percent = whole(0, 100).read(step.get("percent"));
        return both(hours.toOption(), percent.toOption(), RefundSteps.Step::new);
    }

    private static Option<Duration> time(Body body, String name, int longestDays) {
        return time(body, name, Duration.ZERO, Duration.ofDays(longestDays));
    }

    private static Option<Duration> time(Body body, String name, Duration shortest, Duration longest) {
        return body.optional(name, ELAPSED.then(given -> given.compareTo(shortest) < 0 || given.compareTo(longest) > 0
                ? wrong("out-of-range", shortest, longest) : Either.right(given)));
    }

    static PaymentPolicy.FirstTime firstTime(Body body) {
        var on = body.required("on", FLAG);
        var scope = body.optional("scope", oneOf(PaymentPolicy.FirstTimeScope.class)).getOrElse(PaymentPolicy.FirstTimeScope.FACILITY);
        var rule = ruleIn(body);
        return new PaymentPolicy.FirstTime(on.getOrElse(false), scope, rule);
    }

    static PaymentPolicy.Blacklist blacklist(Body body) {
        var on = body.required("on", FLAG);
        return new PaymentPolicy.Blacklist(on.getOrElse(false), ruleIn(body));
    }

    private static PaymentRule ruleIn(Body body) {
        return body.part("rule").flatMap(Rules::groupRule).getOrElse(PaymentRule.INHERIT);
    }

    /** Terms that a person sets on one visit: at least one of them, and why (VIS-04). */
    static Option<TermsByHand> terms(Body body) {
        var requirement = requirement(body);
        var amount = body.part("amount").flatMap(Rules::amount);
        var deadline = body.part("deadline").flatMap(part -> deadline(part, true));
        var reason = body.required("reason", reason());
        if (body.isSound() && requirement.isEmpty() && amount.isEmpty() && deadline.isEmpty()) {
            body.wrong("requirement", "nothing-said");
        }
        return Option.when(body.isSound(), () -> new TermsByHand(requirement, amount, deadline, reason.get()));
    }
}
