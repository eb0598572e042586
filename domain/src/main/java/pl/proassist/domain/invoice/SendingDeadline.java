package pl.proassist.domain.invoice;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * By when KSeF must have an invoice: on the next working day, seven working days after a failure, or never (KSF-14 to KSF-22).
 * It is not stored: what was announced since the invoice was issued decides, however late that becomes known.
 */
public sealed interface SendingDeadline {

    int WORKING_DAYS_AFTER_FAILURE = 7;

    /** Not later than on this day. */
    record By(LocalDate day) implements SendingDeadline {

        @Override public Option<LocalDate> lastDay() {
            return Option.some(day);
        }
    }

    /** What keeps it from being sent is not over, so no day is known. */
    record WhenOver() implements SendingDeadline {
    }

    /** The duty has ended (art. 106ng), or there was none. */
    record Never() implements SendingDeadline {
    }

    default Option<LocalDate> lastDay() {
        return Option.none();
    }

    /** The first instant at which it is too late. */
    default Option<Instant> over() {
        return lastDay().map(day -> day.plusDays(1).atStartOfDay(WorkingDays.POLAND).toInstant());
    }

    default boolean isOverdue(Instant now) {
        return over().exists(end -> !now.isBefore(end));
    }

    /** @param announced all outages that were ever announced, in any order */
    static SendingDeadline of(IssueMode mode, Instant issued, List<Outage> announced) {
        return switch (mode) {
            case ONLINE -> new By(WorkingDays.of(issued));
            case TOTAL_FAILURE -> new Never();
            case OFFLINE24, OFFLINE, EMERGENCY -> {
                var deadline = mode == IssueMode.OFFLINE ? afterMaintenance(issued, announced) : nextWorkingDay(issued);
                for (var outage : announced.stream().sorted(comparing(Outage::start)).toList()) {
                    deadline = meets(issued, deadline, outage) ? delayed(deadline, outage) : deadline;
                }
                yield deadline;
            }
        };
    }

    private static SendingDeadline nextWorkingDay(Instant moment) {
        return new By(WorkingDays.after(WorkingDays.of(moment), 1));
    }

    private static SendingDeadline afterMaintenance(Instant issued, List<Outage> announced) {
        return announced.stream().filter(outage -> outage.kind() == Outage.Kind.MAINTENANCE && outage.isOn(issued)).map(Outage::end)
                .map(end -> end.map(SendingDeadline::nextWorkingDay).getOrElse(WhenOver::new))
                .reduce(SendingDeadline::later).orElseGet(() -> nextWorkingDay(issued));
    }

    /** The invoice still waits, and in time, when the outage begins; or it was issued during it. */
    private static boolean meets(Instant issued, SendingDeadline deadline, Outage outage) {
        return !(deadline instanceof Never) && outage.isNotOverAt(issued) && deadline.over().forAll(outage.start()::isBefore);
    }

    private static SendingDeadline delayed(SendingDeadline deadline, Outage outage) {
        return switch (outage.kind()) {
            case MAINTENANCE -> deadline;
            case FAILURE -> later(deadline, outage.end().<SendingDeadline>map(end ->
                    new By(WorkingDays.after(WorkingDays.of(end), WORKING_DAYS_AFTER_FAILURE))).getOrElse(WhenOver::new));
            case TOTAL_FAILURE -> new Never();
        };
    }

    private static SendingDeadline later(SendingDeadline one, SendingDeadline other) {
        return one.lastDay().flatMap(day -> other.lastDay().map(another -> day.isAfter(another) ? one : other)).getOrElse(WhenOver::new);
    }
}
