package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.proassist.application.port.OnlinePayments.Filter;
import pl.proassist.application.port.OnlinePayments.Status;
import pl.proassist.application.port.OnlinePayments.Sum;
import pl.proassist.application.port.OnlinePayments.Totals;
import pl.proassist.domain.shared.Money;

/**
 * The sums of a filter, in one statement and so of one moment: of whole days of UTC what is kept of them with what is still to be added (V20),
 * of the hours at both ends the links themselves, as of one specialist, who sees only so many patients. Which of the unpaid ones still wait
 * is told by their deadlines; the others are overdue.
 */
final class PaymentTotals {

    private static final String KIND = "IF(is_paid, 'PAID', 'UNPAID') AS kind, ";
    private static final String OF_LINKS = "COUNT(*) AS links, COALESCE(SUM(amount), 0) AS amount, COALESCE(SUM(paid), 0) AS paid, COALESCE(SUM(refunded), 0) AS refunded";
    private static final String OF_SUMS = "SUM(links) AS links, SUM(amount) AS amount, SUM(paid) AS paid, SUM(refunded) AS refunded";

    private final Filter filter;
    private final List<String> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private PaymentTotals(Filter filter) {
        this.filter = filter;
    }

    static Totals of(Connection connection, Filter filter, Instant now) {
        var question = new PaymentTotals(filter);
        if (!filter.status().contains(Status.WAITING)) {
            question.whole();
        }
        if (!filter.status().contains(Status.PAID)) {
            question.parts.add(PaymentRanges.waiting(filter, now).each(question.values, "'WAITING' AS kind, " + OF_LINKS, ""));
        }
        return question.answer(connection);
    }

    private void whole() {
        var first = filter.from().isAfter(midnight(day(filter.from()))) ? day(filter.from()).plusDays(1) : day(filter.from());
        var end = day(filter.to());
        if (filter.specialist().isDefined() || !first.isBefore(end)) {
            links(filter);
            return;
        }
        links(within(filter.from(), midnight(first)));
        links(within(midnight(end), filter.to()));
        sums("online_payment_day", " AND whose = ? AND dated = ? AND day >= ? AND day < ?", List.of(filter.service().map(service -> service.value())
                .getOrElse(filter.facility().value()), filter.by(), first, end));
        var date = PaymentRanges.date(filter.by());
        var given = new ArrayList<Object>(List.of(midnight(first), midnight(end)));
        filter.service().forEach(service -> given.add(service.value()));
        sums("online_payment_change", " AND %s >= ? AND %s < ?%s".formatted(date, date, filter.service().isDefined() ? " AND service = ?" : ""), given);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private Filter within(Instant from, Instant to) {
        return new Filter(filter.facility(), filter.by(), from, to, filter.status(), filter.required(), filter.specialist(), filter.service());
    }

    private void links(Filter some) {
        if (some.from().isBefore(some.to())) {
            parts.add(PaymentRanges.dated(some).each(values, KIND + OF_LINKS, " GROUP BY is_paid"));
        }
    }

    private void sums(String table, String which, List<Object> given) {
        values.add(filter.facility().value());
        values.addAll(given);
        filter.required().forEach(values::add);
        filter.status().forEach(status -> values.add(status == Status.PAID));
        parts.add("(SELECT %s FROM %s WHERE facility = ?%s%s%s%s GROUP BY is_paid)".formatted(KIND + OF_SUMS, table, which,
                filter.required().isDefined() ? " AND required = ?" : "", filter.status().isDefined() ? " AND is_paid = ?" : "",
                filter.status().contains(Status.UNPAID) ? " AND NOT withdrawn" : ""));
    }

    private Totals answer(Connection connection) {
        var found = Sql.list(connection, String.join(" UNION ALL ", parts), Part::of, values.toArray()).stream()
                .collect(Collectors.toMap(Part::kind, Function.identity(), Part::plus));
        var waiting = part(found, "WAITING");
        var overdue = filter.status().contains(Status.WAITING) ? Part.NOTHING : part(found, "UNPAID").minus(waiting);
        return new Totals(filter.status().contains(Status.OVERDUE) ? Sum.NOTHING : waiting.sum(), part(found, "PAID").sum(), overdue.sum());
    }

    private static Part part(Map<String, Part> found, String kind) {
        return Option.of(found.get(kind)).getOrElse(Part.NOTHING);
    }

    /** Numbers that may be below zero until they are put together. */
    private record Part(String kind, long links, long amount, long paid, long refunded) {

        static final Part NOTHING = new Part("", 0, 0, 0, 0);

        static Part of(Columns row) {
            return new Part(row.text("kind"), row.number("links"), row.number("amount"), row.number("paid"), row.number("refunded"));
        }

        Part plus(Part other) {
            return new Part(kind, links + other.links, amount + other.amount, paid + other.paid, refunded + other.refunded);
        }

        Part minus(Part other) {
            return new Part(kind, links - other.links, amount - other.amount, paid - other.paid, refunded - other.refunded);
        }

        Sum sum() {
            return new Sum(links, Money.ofGrosze(amount), Money.ofGrosze(paid), Money.ofGrosze(refunded));
        }
    }
}
