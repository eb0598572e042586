package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.application.port.OnlinePayments.After;
import pl.proassist.application.port.OnlinePayments.By;
import pl.proassist.application.port.OnlinePayments.Filter;
import pl.proassist.application.port.OnlinePayments.Status;

/**
 * The ranges of indexes of {@code online_payment} that a filter asks for. By date they are at most four of one index, one for each pair of
 * paid or not and required or not; within one the entries lie in the order of the report, so the next page begins where the last one ended
 * and nothing before it is read again. Those that wait are one range by deadline, of which there are few whatever the period.
 */
record PaymentRanges(List<Range> ranges) {

    static PaymentRanges of(Filter filter, Instant now, Option<After> after) {
        return filter.status().contains(Status.WAITING) ? waiting(filter, now, after)
                : dated(filter, after, filter.status().contains(Status.OVERDUE) ? Option.some(now) : Option.none());
    }

    /** Of paid ones and of unpaid ones alike, whether these wait or are overdue. */
    static PaymentRanges dated(Filter filter) {
        return dated(filter, Option.none(), Option.none());
    }

    private static PaymentRanges dated(Filter filter, Option<After> after, Option<Instant> deadlineBefore) {
        var date = date(filter.by());
        return new PaymentRanges(Stream.of(false, true).filter(paid -> filter.status().forAll(status -> paid == (status == Status.PAID)))
                .flatMap(paid -> Stream.of(false, true).filter(required -> filter.required().forAll(required::equals)).map(required -> {
                    var range = new Range(index(filter) + "_" + date.replace("_at", "")).and("facility = ?", filter.facility().value());
                    ownerOnly(filter, range);
                    range.and("is_paid = ?", paid).and("required = ?", required);
                    period(filter, date, after, range);
                    deadlineBefore.forEach(now -> range.and("deadline < ?", now));
                    notWithdrawn(filter, range);
                    return range;
                })).toList());
    }

    static PaymentRanges waiting(Filter filter, Instant now) {
        return waiting(filter, now, Option.none());
    }

    private static PaymentRanges waiting(Filter filter, Instant now, Option<After> after) {
        var range = new Range("waiting").and("facility = ?", filter.facility().value()).and("is_paid = ?", false).and("deadline >= ?", now);
        period(filter, date(filter.by()), after, range);
        filter.required().forEach(required -> range.and("required = ?", required));
        ownerOnly(filter, range);
        notWithdrawn(filter, range);
        return new PaymentRanges(List.of(range));
    }

    static String date(By by) {
        return switch (by) {
            case ISSUED -> "issued_at";
            case PAID -> "paid_at";
            case VISIT -> "visit_at";
        };
    }

    /** The most selective of what the filter names. */
    private static String index(Filter filter) {
        return filter.specialist().isDefined() ? "specialist" : filter.service().isDefined() ? "service" : "facility";
    }

    private static void ownerOnly(Filter filter, Range range) {
        filter.specialist().forEach(specialist -> range.and("specialist = ?", specialist.value()));
        filter.service().forEach(service -> range.and("service = ?", service.value()));
    }

    private static void period(Filter filter, String date, Option<After> after, Range range) {
        range.and(date + " >= ?", after.map(After::at).getOrElse(filter.from())).and(date + " < ?", filter.to());
        after.forEach(last -> range.and("(" + date + " > ? OR seq > ?)", last.at(), last.number()));
    }

    private static void notWithdrawn(Filter filter, Range range) {
        if (filter.status().contains(Status.UNPAID)) {
            range.and("NOT withdrawn");
        }
    }

    /**
     * One SELECT for each range, one after the other.
     *
     * @param bound takes the values of the statement's parameters
     * @param end   what follows the conditions
     * @param last  the values in there
     */
    String each(List<Object> bound, String select, String end, Object... last) {
        return ranges.stream().map(range -> {
            bound.addAll(range.values);
            Collections.addAll(bound, last);
            return "(SELECT %s FROM online_payment FORCE INDEX (%s) WHERE %s%s)".formatted(select, range.index, String.join(" AND ", range.conditions), end);
        }).collect(Collectors.joining(" UNION ALL "));
    }

    /** A range while it is described. */
    static final class Range {

        private final String index;
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        private Range(String index) {
            this.index = index;
        }

        private Range and(String condition, Object... given) {
            conditions.add(condition);
            Collections.addAll(values, given);
            return this;
        }
    }
}
