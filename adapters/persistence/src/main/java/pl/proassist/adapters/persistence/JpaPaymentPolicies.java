package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.ShortNotice;

/**
 * The facilities' payment rules in MariaDB. They change once a month and are asked for at each booking, so a server remembers them;
 * that they are still the same is asked every time, by their stamp.
 */
public final class JpaPaymentPolicies implements PaymentPolicies {

    private static final String WHOLE = """
            SELECT p.version, p.stamp, p.zone, p.min_pay_window, p.floor, p.hard_stop, p.short_notice, p.settlement_grace, p.in_flight_grace,
                   p.late_payment, p.refunds, p.offer_window, p.first_time_on, p.first_time_scope, p.blacklist_on, r.*
            FROM payment_policy p LEFT JOIN payment_rule r ON r.facility = p.facility WHERE p.facility = ?""";

    private static final String SETTINGS = "stamp = ?, zone = ?, min_pay_window = ?, floor = ?, hard_stop = ?, short_notice = ?, settlement_grace = ?,"
            + " in_flight_grace = ?, late_payment = ?, refunds = ?, offer_window = ?, first_time_on = ?, first_time_scope = ?, blacklist_on = ?";

    private final JpaSession session;
    private final Map<FacilityId, Remembered> remembered = new ConcurrentHashMap<>();

    public JpaPaymentPolicies(JpaSession session) {
        this.session = session;
    }

    @Override public PaymentPolicy inForce(FacilityId facility, ServiceId service, SpecialistId specialist) {
        return Sql.first(session.unit().connection(), "SELECT stamp FROM payment_policy WHERE facility = ?", row -> row.uuid("stamp"), facility.value())
                .map(stamp -> remembered(facility, stamp))
                .fold(() -> PaymentPolicy.unset(facility), policy -> meeting(policy, service, specialist));
    }

    private PaymentPolicy remembered(FacilityId facility, UUID stamp) {
        var known = remembered.get(facility);
        if (known == null || !known.stamp.equals(stamp)) {
            known = read(facility).get();
            remembered.put(facility, known);
        }
        return known.policy;
    }

    private record Remembered(UUID stamp, PaymentPolicy policy) {
    }

    private static PaymentPolicy meeting(PaymentPolicy policy, ServiceId service, SpecialistId specialist) {
        var rules = new HashMap<PaymentPolicy.Scope, PaymentRule>();
        for (var scope : List.of(new PaymentPolicy.Scope.ForPair(service, specialist), new PaymentPolicy.Scope.ForServiceOffer(service),
                new PaymentPolicy.Scope.ForSpecialist(specialist))) {
            var rule = policy.rules().get(scope);
            if (rule != null) {
                rules.put(scope, rule);
            }
        }
        return new PaymentPolicy(policy.facility(), policy.version(), policy.settings(), policy.facilityRule(), policy.firstTime(), policy.blacklist(), rules);
    }

    @Override public PaymentPolicy whole(FacilityId facility) {
        return read(facility).map(Remembered::policy).getOrElse(() -> PaymentPolicy.unset(facility));
    }

    private Option<Remembered> read(FacilityId facility) {
        var lines = Sql.list(session.unit().connection(), WHOLE, Line::of, facility.value());
        if (lines.isEmpty()) {
            return Option.none();
        }
        var head = lines.get(0);
        var rows = lines.stream().flatMap(line -> line.rule.stream()).toList();
        return Option.some(new Remembered(head.stamp, PaymentRuleRow.policy(facility, head.version, head.settings, rows,
                new PaymentPolicy.FirstTime(head.firstTimeOn, head.firstTimeScope, PaymentRule.INHERIT), head.blacklistOn)));
    }

    /** The policy's own columns, and one of its rules when there is any. */
    private record Line(long version, UUID stamp, PolicySettings settings, boolean firstTimeOn, PaymentPolicy.FirstTimeScope firstTimeScope,
                        boolean blacklistOn, Optional<PaymentRuleRow> rule) {

        static Line of(Columns row) {
            var settings = new PolicySettings(ZoneId.of(row.text("zone")), Duration.parse(row.text("min_pay_window")),
                    Duration.parse(row.text("floor")), Duration.parse(row.text("hard_stop")), row.constant(ShortNotice.class, "short_notice"),
                    Duration.parse(row.text("settlement_grace")), Duration.parse(row.text("in_flight_grace")),
                    row.constant(LatePayment.class, "late_payment"),
                    row.textIfAny("refunds").map(Json::read).map(DecisionJson::refunds).getOrElse(RefundRules.DEFAULT),
                    Duration.parse(row.text("offer_window")));
            return new Line(row.number("version"), row.uuid("stamp"), settings, row.flag("first_time_on"),
                    row.constant(PaymentPolicy.FirstTimeScope.class, "first_time_scope"), row.flag("blacklist_on"),
                    row.textIfAny("scope").map(any -> PaymentRuleRow.of(row)).toJavaOptional());
        }
    }

    @Override public void save(PaymentPolicy policy, Author author, Instant now) {
        var connection = session.unit().connection();
        var facility = policy.facility().value();
        if (whole(policy.facility()).version() == 0) {
            insert(connection, policy);
        } else {
            replace(connection, policy);
            Sql.run(connection, "DELETE FROM payment_rule WHERE facility = ?", facility);
        }
        insertRules(connection, facility, PaymentRuleRow.of(policy));
        Sql.run(connection, "INSERT INTO payment_policy_version (facility, version, made_at, author_kind, author, body) VALUES (?, ?, ?, ?, ?, ?)",
                facility, policy.version(), now, author.kind(), author.id(), PolicyJson.write(policy));
    }

    @Override public List<Version> versions(FacilityId facility, Option<Long> before, int limit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM payment_policy_version WHERE facility = ? AND version < ? ORDER BY version DESC LIMIT ?",
                JpaPaymentPolicies::version, facility.value(), before.getOrElse(Long.MAX_VALUE), limit);
    }

    @Override public Option<Version> version(FacilityId facility, long number) {
        return Sql.first(session.unit().connection(), "SELECT * FROM payment_policy_version WHERE facility = ? AND version = ?",
                JpaPaymentPolicies::version, facility.value(), number);
    }

    private static Version version(Columns row) {
        return new Version(PolicyJson.read(new FacilityId(row.uuid("facility")), row.number("version"), row.text("body")),
                row.constantIfAny(Actor.Kind.class, "author_kind").map(kind -> new Author(kind, row.uuidIfAny("author"))), row.instant("made_at"));
    }

    private static void insert(Connection connection, PaymentPolicy policy) {
        if (policy.version() != 1) {
            throw new LostRace("the payment rules were never set");
        }
        var values = new ArrayList<Object>(List.of(policy.facility().value(), policy.version()));
        values.addAll(settings(policy));
        Sql.run(connection, "INSERT INTO payment_policy SET facility = ?, version = ?, " + SETTINGS, values.toArray());
    }

    private static void replace(Connection connection, PaymentPolicy policy) {
        var values = new ArrayList<>(settings(policy));
        values.addAll(List.of(policy.version(), policy.facility().value(), policy.version() - 1));
        if (Sql.run(connection, "UPDATE payment_policy SET " + SETTINGS + ", version = ? WHERE facility = ? AND version = ?", values.toArray()) == 0) {
            throw new LostRace("the payment rules have another version by now");
        }
    }

    private static List<Object> settings(PaymentPolicy policy) {
        var settings = policy.settings();
        return List.of(UUID.randomUUID(), settings.zone().getId(), settings.minPayWindow().toString(), settings.floor().toString(), settings.hardStop().toString(),
                settings.shortNotice(), settings.settlementGrace().toString(), settings.inFlightGrace().toString(), settings.latePayment(),
                Json.text(settings.refunds(), DecisionJson::refunds), settings.offerWindow().toString(), policy.firstTime().on(), policy.firstTime().scope(), policy.blacklist().on());
    }

    private static void insertRules(Connection connection, UUID facility, List<PaymentRuleRow> rules) {
        if (rules.isEmpty()) {
            return;
        }
        var values = new ArrayList<>();
        rules.forEach(rule -> values.addAll(rule.values(facility)));
        var columns = PaymentRuleRow.COLUMNS;
        Sql.run(connection, "INSERT INTO payment_rule (" + String.join(", ", columns) + ") VALUES "
                + Sql.rows(Sql.in(columns), rules.size()), values.toArray());
    }
}
