package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pl.proassist.application.port.OnlinePayments.After;
import pl.proassist.application.port.OnlinePayments.By;
import pl.proassist.application.port.OnlinePayments.Filter;
import pl.proassist.application.port.OnlinePayments.Status;

/**
 * The ranges of one index of {@code online_payment} that a filter asks for: at most four, one for each pair of paid or not and required
 * or not. Within a range the entries lie in the order of the report, so the next page begins where the last one ended and nothing before
 * it is read again.
 *
 * @param key   the column that the index begins with, the most selective that the filter names
 * @param date  the column that the period is of
 * @param pairs the values of is_paid and required
 * @param rest  what else must be true of an entry
 */
record PaymentRanges(String key, UUID id, String date, List<Pair> pairs, Instant from, Instant to, String rest, List<Object> values) {

    static PaymentRanges of(Filter filter, Instant now, Option<After> after) {
        var key = filter.specialist().isDefined() ? "specialist" : filter.service().isDefined() ? "service" : "facility";
        var id = filter.specialist().map(found -> found.value()).orElse(() -> filter.service().map(found -> found.value())).getOrElse(filter.facility().value());
        var date = date(filter.by());
        var rest = new StringBuilder();
        var values = new ArrayList<Object>();
        after.forEach(last -> add(rest, values, " AND (" + date + " > ? OR seq > ?)", last.at(), last.number()));
        filter.status().forEach(status -> {
            switch (status) {
                case WAITING -> add(rest, values, " AND deadline >= ?", now);
                case OVERDUE -> add(rest, values, " AND deadline < ?", now);
                case UNPAID -> add(rest, values, " AND NOT withdrawn");
                case PAID -> { }
            }
        });
        if (!key.equals("facility")) {
            add(rest, values, " AND facility = ?", filter.facility().value());
        }
        if (key.equals("specialist")) {
            filter.service().forEach(service -> add(rest, values, " AND service = ?", service.value()));
        }
        return new PaymentRanges(key, id, date, pairs(filter), after.map(After::at).getOrElse(filter.from()), filter.to(), rest.toString(), values);
    }

    private static String date(By by) {
        return switch (by) {
            case ISSUED -> "issued_at";
            case PAID -> "paid_at";
            case VISIT -> "visit_at";
        };
    }

    private static List<Pair> pairs(Filter filter) {
        return Stream.of(false, true).filter(paid -> filter.status().forAll(status -> paid == (status == Status.PAID)))
                .flatMap(paid -> Stream.of(false, true).filter(required -> filter.required().forAll(required::equals))
                        .map(required -> new Pair(paid, required))).toList();
    }

    private static void add(StringBuilder rest, List<Object> values, String condition, Object... given) {
        rest.append(condition);
        Collections.addAll(values, given);
    }

    /**
     * One SELECT for each range, one after the other.
     *
     * @param bound    takes the values of the statement's parameters
     * @param selected those within what is selected
     * @param end      what follows the conditions
     * @param last     the values in there
     */
    String each(List<Object> bound, String select, List<Object> selected, String end, List<Object> last) {
        var parts = new ArrayList<String>();
        for (var pair : pairs) {
            parts.add("(SELECT %s FROM online_payment FORCE INDEX (%s_%s) WHERE %s = ? AND is_paid = ? AND required = ? AND %s >= ? AND %s < ?%s%s)"
                    .formatted(select, key, date.replace("_at", ""), key, date, date, rest, end));
            bound.addAll(selected);
            bound.addAll(List.of(id, pair.paid(), pair.required(), from, to));
            bound.addAll(values);
            bound.addAll(last);
        }
        return String.join(" UNION ALL ", parts);
    }

    record Pair(boolean paid, boolean required) {
    }
}
