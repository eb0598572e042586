package pl.proassist.adapters.persistence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** What one level of a facility's policy says, as one row; a column that is NULL inherits. */
record PaymentRuleRow(Place place, UUID service, UUID specialist, PaymentRule rule) {

    /** The levels that are stored; the others are acts on one visit or marks of one patient. */
    enum Place { FACILITY, FIRST_TIME, BLACKLIST, SPECIALIST, SERVICE, PAIR }

    /** Stands for "any" in the key, which cannot hold NULL. */
    static final UUID ANY = new UUID(0, 0);

    static final List<String> COLUMNS = List.of("facility", "scope", "service", "specialist", "requirement", "amount_type", "percent",
            "fixed_value", "kind", "mode", "cutoff", "day_offset", "after_cutoff", "pay_window", "visit_lead", "applies_to", "send_by");

    /** Every rule of a policy; a level that says nothing has no row. */
    static List<PaymentRuleRow> of(PaymentPolicy policy) {
        var rows = new ArrayList<>(List.of(
                new PaymentRuleRow(Place.FACILITY, ANY, ANY, policy.facilityRule()),
                new PaymentRuleRow(Place.FIRST_TIME, ANY, ANY, policy.firstTime().rule()),
                new PaymentRuleRow(Place.BLACKLIST, ANY, ANY, policy.blacklist().rule())));
        rows.removeIf(row -> row.rule.equals(PaymentRule.INHERIT));
        policy.rules().forEach((scope, rule) -> rows.add(of(scope, rule)));
        return rows;
    }

    /**
     * The policy that the rows are of.
     *
     * @param firstTime without its rule, which is one of the rows
     */
    static PaymentPolicy policy(FacilityId facility, long version, PolicySettings settings, List<PaymentRuleRow> rows,
                                PaymentPolicy.FirstTime firstTime, boolean blacklistOn) {
        return new PaymentPolicy(facility, version, settings, forAll(rows, Place.FACILITY),
                new PaymentPolicy.FirstTime(firstTime.on(), firstTime.scope(), forAll(rows, Place.FIRST_TIME)),
                new PaymentPolicy.Blacklist(blacklistOn, forAll(rows, Place.BLACKLIST)),
                rows.stream().filter(PaymentRuleRow::isForSomebody).collect(Collectors.toMap(PaymentRuleRow::scope, PaymentRuleRow::rule)));
    }

    private static PaymentRule forAll(List<PaymentRuleRow> rows, Place place) {
        return rows.stream().filter(row -> row.place() == place).findFirst().map(PaymentRuleRow::rule).orElse(PaymentRule.INHERIT);
    }

    private static PaymentRuleRow of(PaymentPolicy.Scope scope, PaymentRule rule) {
        if (scope instanceof PaymentPolicy.Scope.ForSpecialist of) {
            return new PaymentRuleRow(Place.SPECIALIST, ANY, of.specialist().value(), rule);
        }
        if (scope instanceof PaymentPolicy.Scope.ForServiceOffer of) {
            return new PaymentRuleRow(Place.SERVICE, of.service().value(), ANY, rule);
        }
        var pair = (PaymentPolicy.Scope.ForPair) scope;
        return new PaymentRuleRow(Place.PAIR, pair.service().value(), pair.specialist().value(), rule);
    }

    static PaymentRuleRow of(Columns row) {
        return new PaymentRuleRow(row.constant(Place.class, "scope"), row.uuid("service"), row.uuid("specialist"), rule(row));
    }

    PaymentPolicy.Scope scope() {
        return switch (place) {
            case SPECIALIST -> new PaymentPolicy.Scope.ForSpecialist(new SpecialistId(specialist));
            case SERVICE -> new PaymentPolicy.Scope.ForServiceOffer(new ServiceId(service));
            case PAIR -> new PaymentPolicy.Scope.ForPair(new ServiceId(service), new SpecialistId(specialist));
            case FACILITY, FIRST_TIME, BLACKLIST -> throw new IllegalStateException("a rule for everybody has no scope");
        };
    }

    boolean isForSomebody() {
        return place.compareTo(Place.SPECIALIST) >= 0;
    }

    /** In the order of {@link #COLUMNS}. */
    List<Object> values(UUID facility) {
        var until = rule.deadline().filter(DeadlineRule.UntilHour.class::isInstance).map(DeadlineRule.UntilHour.class::cast);
        return Arrays.asList(facility, place, service, specialist, rule.requirement(),
                rule.amount().map(PaymentRuleRow::type),
                rule.amount().filter(AmountRule.Percent.class::isInstance).map(amount -> ((AmountRule.Percent) amount).percent()),
                rule.amount().filter(AmountRule.Fixed.class::isInstance).map(amount -> ((AmountRule.Fixed) amount).value()),
                rule.amount().map(AmountRule::kind),
                rule.deadline().map(DeadlineRule::mode),
                until.map(each -> each.cutoff().toString()), until.map(DeadlineRule.UntilHour::dayOffset), until.map(DeadlineRule.UntilHour::afterCutoff),
                rule.deadline().filter(DeadlineRule.FromBooking.class::isInstance).map(each -> ((DeadlineRule.FromBooking) each).window().toString()),
                rule.deadline().map(deadline -> lead(deadline).toString()),
                rule.appliesTo().map(PaymentRuleRow::names), rule.sendBy().map(PaymentRuleRow::names));
    }

    static String type(AmountRule amount) {
        return amount instanceof AmountRule.Full ? "FULL" : amount instanceof AmountRule.Percent ? "PERCENT" : "FIXED";
    }

    private static Lead lead(DeadlineRule rule) {
        if (rule instanceof DeadlineRule.UntilHour until) {
            return until.lead();
        }
        if (rule instanceof DeadlineRule.BeforeVisit before) {
            return before.lead();
        }
        if (rule instanceof DeadlineRule.FromBooking from) {
            return from.lead();
        }
        throw new IllegalArgumentException("an absolute deadline belongs to one visit, never to a rule");
    }

    private static String names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static PaymentRule rule(Columns row) {
        return new PaymentRule(row.constantIfAny(Requirement.class, "requirement"), row.textIfAny("amount_type").map(type -> amount(type, row)),
                row.textIfAny("mode").map(mode -> deadline(mode, row)), row.textIfAny("applies_to").map(set(BookingChannel::valueOf)),
                row.textIfAny("send_by").map(set(MessageChannel::valueOf)));
    }

    private static AmountRule amount(String type, Columns row) {
        var kind = row.constant(PrepaymentKind.class, "kind");
        return switch (type) {
            case "FULL" -> new AmountRule.Full(kind);
            case "PERCENT" -> new AmountRule.Percent(new BigDecimal(row.text("percent")), kind);
            default -> new AmountRule.Fixed(Money.ofGrosze(row.number("fixed_value")), kind);
        };
    }

    private static DeadlineRule deadline(String mode, Columns row) {
        var lead = Lead.parse(row.text("visit_lead"));
        return switch (mode) {
            case "UNTIL_HOUR" -> new DeadlineRule.UntilHour(Cutoff.parse(row.text("cutoff")), (int) row.number("day_offset"),
                    row.constant(AfterCutoff.class, "after_cutoff"), lead);
            case "BEFORE_VISIT" -> new DeadlineRule.BeforeVisit(lead);
            default -> new DeadlineRule.FromBooking(Lead.parse(row.text("pay_window")), lead);
        };
    }

    private static <E> Function<String, Set<E>> set(Function<String, E> constant) {
        return names -> names.isEmpty() ? Set.of() : Arrays.stream(names.split(",")).map(constant).collect(Collectors.toUnmodifiableSet());
    }
}
