package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import pl.proassist.application.reporting.Period;

/** The days that a report is asked for: two years at most, in years that a clinic can mean. */
final class ReportPeriod {

    private static final int LONGEST_DAYS = 731;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final Member<LocalDate> DAY = Member.DATE.then(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
            ? Either.right(day) : Member.wrong("not-a-date"));

    private ReportPeriod() {
    }

    /** What is wrong with it is told by the query. */
    static Option<Period> of(Body query) {
        var from = query.required("from", DAY);
        var to = query.required("to", DAY);
        return from.flatMap(first -> to.flatMap(last -> of(query, new Period(first, last))));
    }

    private static Option<Period> of(Body query, Period period) {
        if (period.to().isBefore(period.from())) {
            query.wrong("to", "ends-before-it-begins");
            return Option.none();
        }
        if (ChronoUnit.DAYS.between(period.from(), period.to()) >= LONGEST_DAYS) {
            query.wrong("to", "longer-than-days", LONGEST_DAYS);
            return Option.none();
        }
        return Option.some(period);
    }

    /** A day that parts the period in two. */
    static Option<LocalDate> change(Body query, Option<Period> period) {
        var change = query.required("change", DAY);
        return change.filter(day -> period.forAll(whole -> {
            var within = day.isAfter(whole.from()) && !day.isAfter(whole.to());
            if (!within) {
                query.wrong("change", "out-of-range", whole.from().plusDays(1), whole.to());
            }
            return within;
        }));
    }
}
