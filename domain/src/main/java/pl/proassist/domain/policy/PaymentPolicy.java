package pl.proassist.domain.policy;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Money;

/**
 * The facility's own rules about who pays when: data that it edits, at the levels of prepayment.md 2.2.
 *
 * @param version grows with every change of any level
 * @param rules   the rules of specialists, services and pairs; may hold just those that one booking can meet
 */
public record PaymentPolicy(FacilityId facility, long version, PolicySettings settings, PaymentRule facilityRule,
                            FirstTime firstTime, Blacklist blacklist, Map<Scope, PaymentRule> rules) {

    private static final AmountRule ROOT_AMOUNT = new AmountRule.Full(PrepaymentKind.FULL_PREPAYMENT);
    private static final DeadlineRule ROOT_DEADLINE =
            new DeadlineRule.UntilHour(Cutoff.MIDNIGHT, 0, AfterCutoff.ROLL, Lead.NONE);
    private static final Set<MessageChannel> ROOT_SEND_BY = Set.of(MessageChannel.EMAIL);
    private static final Level[] LEVELS = Level.values();

    /** Where a patient must not have been before, to be there for the first time (A07). */
    public enum FirstTimeScope { FACILITY, SPECIALIST, ORGANISATION }

    /** The group rule for patients who come for the first time (PAY-08, PAY-15). */
    public record FirstTime(boolean on, FirstTimeScope scope, PaymentRule rule) {
        public static final FirstTime OFF = new FirstTime(false, FirstTimeScope.FACILITY, PaymentRule.INHERIT);
    }

    /** The group rule for blacklisted patients; it beats every other setting (PAY-11, PAY-12, PAY-15). */
    public record Blacklist(boolean on, PaymentRule rule) {
        public static final Blacklist OFF = new Blacklist(false, PaymentRule.INHERIT);
    }

    /** What a rule below the facility is for. */
    public sealed interface Scope {
        record ForSpecialist(SpecialistId specialist) implements Scope { }

        record ForServiceOffer(ServiceId service) implements Scope { }

        record ForPair(ServiceId service, SpecialistId specialist) implements Scope { }
    }

    public PaymentPolicy {
        rules = Map.copyOf(rules);
    }

    /** The policy of a facility that has set nothing: no payment is asked for. */
    public static PaymentPolicy unset(FacilityId facility) {
        return new PaymentPolicy(facility, 0, PolicySettings.DEFAULT, PaymentRule.INHERIT, FirstTime.OFF, Blacklist.OFF, Map.of());
    }

    /** Why these rules cannot be meant together, when they cannot. */
    public Option<PolicyRefusal> contradiction() {
        return Contradictions.in(this);
    }

    /** Decides about one visit and keeps the trace of it. */
    public PrepaymentDecision decide(Occasion occasion, Instant now) {
        return new Decision(occasion, now, Trace.kept()).make();
    }

    /** The same decision without its trace, where thousands are made and nobody asks why (a dry run). */
    public PrepaymentDecision decideUntraced(Occasion occasion, Instant now) {
        return new Decision(occasion, now, Trace.none()).make();
    }

    private final class Decision {

        private final Occasion occasion;
        private final Instant now;
        private final Trace trace;
        private final PaymentRule[] asked = new PaymentRule[LEVELS.length];
        private Level decidedBy = Level.FACILITY;

        Decision(Occasion occasion, Instant now, Trace trace) {
            this.occasion = occasion;
            this.now = now;
            this.trace = trace;
        }

        PrepaymentDecision make() {
            trace.note("zone", settings.zone());
            if (!now.isBefore(occasion.start())) {
                return refused(new PolicyRefusal.VisitStarted());
            }
            var objection = occasion.manual().flatMap(this::objection);
            if (objection.isDefined()) {
                return refused(objection.get());
            }
            occasion.manual().forEach(manual -> {
                trace.note(Because.MANUAL_BY, manual.by().map(UUID::toString).getOrElse(""));
                trace.note("manual-reason", manual.reason());
            });
            askEachLevel();
            var requirement = requirement();
            var amountRule = first("amount", PaymentRule::amount, ROOT_AMOUNT);
            var deadlineRule = first("deadline", PaymentRule::deadline, ROOT_DEADLINE);
            var sendBy = first("send-by", PaymentRule::sendBy, ROOT_SEND_BY);
            var amount = amount(amountRule);
            if (requirement != Requirement.NONE && amount.isZero()) {
                trace.note("nothing-to-pay", occasion.price());
                requirement = Requirement.NONE;
            }
            var draft = new Draft(amount, amountRule.kind(), deadlineRule, sendBy);
            return switch (requirement) {
                case NONE, ON_SITE -> new PrepaymentDecision.NotDue(draft.terms(Requirement.NONE, Option.none()));
                case OPTIONAL -> new PrepaymentDecision.Optional(draft.terms(Requirement.OPTIONAL, Option.some(expiry(deadlineRule))));
                case REQUIRED -> required(draft);
            };
        }

        /** What forbids the terms that somebody set by hand (level 1). */
        private Option<PolicyRefusal> objection(Occasion.ManualTerms manual) {
            if (blacklist.on() && occasion.standing().blacklisted() && !manual.mayOverrideBlacklist()) {
                return Option.some(new PolicyRefusal.BlacklistOverrideForbidden());
            }
            if (manual.amount().exists(amount -> amount.isAbove(occasion.price()))) {
                return Option.some(new PolicyRefusal.AmountAbovePrice());
            }
            return manual.deadline().flatMap(rule ->
                    rule.objection(now, PaymentTerms.hardStop(occasion.start(), settings)));
        }

        private void askEachLevel() {
            Set<BookingChannel> inherited = null;
            for (int i = LEVELS.length - 1; i >= 0; i--) {
                var rule = ruleOf(LEVELS[i]);
                if (rule == null) {
                    continue;
                }
                if (LEVELS[i].compareTo(Level.SERVICE_SPECIALIST) >= 0) {
                    inherited = rule.appliesTo().getOrElse(inherited);
                    if (inherited != null && !inherited.contains(occasion.channel())) {
                        trace.note("channel-excluded", LEVELS[i], occasion.channel());
                        continue;
                    }
                }
                asked[i] = rule;
            }
            if (trace.isKept()) {
                for (var level : LEVELS) {
                    trace.note(asked[level.ordinal()] == null ? "level-silent" : "level-applies", level);
                }
            }
        }

        /** The rule of a level when it applies to this visit at all, or null. */
        private PaymentRule ruleOf(Level level) {
            var standing = occasion.standing();
            return switch (level) {
                case MANUAL -> occasion.manual().map(manual -> new PaymentRule(manual.requirement(), manual.amount(),
                        manual.deadline(), Option.none(), Option.none())).getOrNull();
                case BLACKLIST -> blacklist.on() && standing.blacklisted() ? blacklist.rule() : null;
                case EXEMPTION -> standing.exemption().map(given -> new PaymentRule(Option.some(given), Option.none(),
                        Option.none(), Option.none(), Option.none())).getOrNull();
                case FIRST_TIME -> firstTime.on() && standing.firstTime() ? firstTime.rule() : null;
                case SERVICE_SPECIALIST -> rules.get(new Scope.ForPair(occasion.service(), occasion.specialist()));
                case SERVICE -> rules.get(new Scope.ForServiceOffer(occasion.service()));
                case SPECIALIST -> rules.get(new Scope.ForSpecialist(occasion.specialist()));
                case FACILITY -> facilityRule;
            };
        }

        /** A group rule that is on without a requirement of its own means REQUIRED. */
        private Requirement requirement() {
            for (var level : LEVELS) {
                var rule = asked[level.ordinal()];
                var group = level == Level.BLACKLIST || level == Level.FIRST_TIME;
                if (rule != null && (rule.requirement().isDefined() || group)) {
                    decidedBy = level;
                    var said = rule.requirement().getOrElse(Requirement.REQUIRED);
                    trace.note("requirement", said, level);
                    return said;
                }
            }
            trace.note("requirement-root", Requirement.NONE);
            return Requirement.NONE;
        }

        private <T> T first(String field, Function<PaymentRule, Option<T>> member, T root) {
            for (var level : LEVELS) {
                var rule = asked[level.ordinal()];
                if (rule != null) {
                    var said = member.apply(rule);
                    if (said.isDefined()) {
                        trace.note(field, said.get(), level);
                        return said.get();
                    }
                }
            }
            trace.note(field + "-root", root);
            return root;
        }

        private Money amount(AmountRule rule) {
            var amount = rule.of(occasion.price());
            if (rule.isAbove(occasion.price())) {
                trace.note("capped-at-price", occasion.price());
            }
            trace.note("amount-of-price", amount, occasion.price());
            return amount;
        }

        /** Steps 1 to 5 of prepayment.md 2.3. */
        private PrepaymentDecision required(Draft draft) {
            var hardStop = PaymentTerms.hardStop(occasion.start(), settings);
            if (!now.isBefore(hardStop)) {
                return refused(new PolicyRefusal.VisitStarted());
            }
            return draft.rule.raw(now, occasion.start(), settings).fold(
                    this::refused,
                    raw -> {
                        var deadline = rounded(raw, hardStop);
                        if (draft.rule.isSetByHand()) {
                            return deadline.isAfter(now) ? due(draft, deadline) : refused(new PolicyRefusal.DeadlinePassed());
                        }
                        return longEnough(deadline, settings.minPayWindow()) ? due(draft, deadline) : shortNotice(draft, hardStop);
                    });
        }

        private Instant rounded(Instant raw, Instant hardStop) {
            var minute = WallClock.ceilToMinute(raw);
            trace.note("formula", raw);
            if (!minute.equals(raw)) {
                trace.note("rounded-up", minute);
            }
            if (hardStop.isBefore(minute)) {
                trace.note("hard-stop", hardStop);
                return hardStop;
            }
            return minute;
        }

        private PrepaymentDecision shortNotice(Draft draft, Instant hardStop) {
            trace.note("short-notice", settings.shortNotice());
            return switch (settings.shortNotice()) {
                case REFUSE -> refused(new PolicyRefusal.ShortNotice());
                case ON_SITE -> occasion.standing().blacklisted()
                        ? refused(new PolicyRefusal.ShortNotice())
                        : new PrepaymentDecision.OnSite(draft.terms(Requirement.ON_SITE, Option.none()));
                case GRACE -> {
                    var grace = rounded(now.plus(settings.minPayWindow()), hardStop);
                    yield longEnough(grace, settings.floor()) ? due(draft, grace) : refused(new PolicyRefusal.ShortNotice());
                }
            };
        }

        private boolean longEnough(Instant deadline, Duration shortest) {
            return deadline.isAfter(now) && Duration.between(now, deadline).compareTo(shortest) >= 0;
        }

        private PrepaymentDecision due(Draft draft, Instant deadline) {
            trace.note("pay-by", deadline);
            return new PrepaymentDecision.Due(draft.terms(Requirement.REQUIRED, Option.some(deadline)));
        }

        /** An optional payment is never refused for its deadline: a link that would be dead already lives to the hard stop. */
        private Instant expiry(DeadlineRule rule) {
            var hardStop = PaymentTerms.hardStop(occasion.start(), settings);
            var deadline = rounded(rule.rawNeverRefused(now, occasion.start(), settings), hardStop);
            var expiry = deadline.isAfter(now) ? deadline : hardStop;
            trace.note("pay-by", expiry);
            return expiry;
        }

        private PrepaymentDecision refused(PolicyRefusal reason) {
            trace.note("refused", reason.code());
            return new PrepaymentDecision.Refused(reason, trace.steps());
        }

        private final class Draft {
            private final Money amount;
            private final PrepaymentKind kind;
            private final DeadlineRule rule;
            private final Set<MessageChannel> sendBy;

            Draft(Money amount, PrepaymentKind kind, DeadlineRule rule, Set<MessageChannel> sendBy) {
                this.amount = amount;
                this.kind = kind;
                this.rule = rule;
                this.sendBy = sendBy;
            }

            PaymentTerms terms(Requirement requirement, Option<Instant> deadline) {
                var asks = requirement != Requirement.NONE;
                return new PaymentTerms(requirement, occasion.price(), asks ? amount : Money.ZERO, kind, rule, deadline,
                        decidedBy, settings, sendBy, occasion.standing().blacklisted(), version, trace.steps());
            }
        }
    }
}
