package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Reminders;
import pl.proassist.application.port.Reminders.Look;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.ReminderTime;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/**
 * Looks at visits whose reminders may be due: that they must be paid (A31), that they are near, and whether the patient comes. The visit
 * and the settings as they are now decide, not the timer: what was paid, cancelled or moved meanwhile is not reminded of, and each
 * reminder goes into the outbox once for its deadline or its time, however many servers look.
 */
public final class RemindPatients implements DueWork {

    private static final int BATCH = 50;

    private final Reminders reminders;
    private final Visits visits;
    private final MessagePolicies policies;
    private final Ways ways;
    private final Attendances attendances;
    private final Messages messages;
    private final Transactions transactions;
    private final Clock clock;

    public RemindPatients(Reminders reminders, Visits visits, Patients patients, MessagePolicies policies, Attendances attendances, Messages messages,
                          Transactions transactions, Clock clock) {
        this.reminders = reminders;
        this.visits = visits;
        this.policies = policies;
        this.ways = new Ways(patients, policies);
        this.attendances = attendances;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param of the deadline or the start of the visit, which it speaks of and after which it would be pointless */
    private record Reminder(MessageKind kind, Instant at, Instant of) {
    }

    @Override public int runSome() {
        var now = clock.instant();
        return transactions.record(() -> {
            var due = reminders.due(now, BATCH);
            due.forEach(look -> reminders.looked(look, visits.find(look.visit()).flatMap(visit -> lookAt(visit, look, now))));
            return due.size();
        });
    }

    @Override public Option<Instant> nextDue() {
        return reminders.nextDue();
    }

    /** @return when there will be something to say next */
    private Option<Instant> lookAt(Visit visit, Look look, Instant now) {
        var settings = policies.of(visit.details().facility());
        var ahead = reminders(visit, look.since(), settings).stream().filter(reminder -> now.isBefore(reminder.of()))
                .map(reminder -> awake(reminder, visit, settings, now)).toList();
        ahead.stream().filter(reminder -> !reminder.at().isAfter(now)).forEach(reminder -> remind(visit, reminder, now));
        return Option.ofOptional(ahead.stream().map(Reminder::at).filter(now::isBefore).min(Instant::compareTo));
    }

    private static List<Reminder> reminders(Visit visit, Instant since, MessageSettings settings) {
        var details = visit.details();
        var zone = details.terms().settings().zone();
        return switch (VisitStatus.of(visit)) {
            case AWAITING_PAYMENT -> reminder(MessageKind.PAYMENT_REMINDER, settings, details.terms().deadline().get(),
                    (lead, deadline) -> ReminderTime.ofPayment(since, deadline, lead, settings.quietHours(), zone));
            case CONFIRMED -> Stream.of(MessageKind.VISIT_CONFIRM_REQUEST, MessageKind.VISIT_REMINDER).flatMap(kind -> reminder(kind, settings,
                    details.slot().start(), (lead, start) -> ReminderTime.ofVisit(since, start, lead, settings.quietHours(), zone)).stream()).toList();
            case LAPSED, CANCELLED, COMPLETED, NO_SHOW -> List.of();
        };
    }

    private static List<Reminder> reminder(MessageKind kind, MessageSettings settings, Instant of, BiFunction<Lead, Instant, Option<Instant>> time) {
        var sending = settings.of(kind);
        return sending.on() ? sending.lead().flatMap(lead -> time.apply(lead, of)).map(at -> new Reminder(kind, at, of)).toJavaList() : List.of();
    }

    /** What is late, because a server was down or a facility changed its mind, does not wake the patient either. */
    private static Reminder awake(Reminder reminder, Visit visit, MessageSettings settings, Instant now) {
        var zone = visit.details().terms().settings().zone();
        return reminder.at().isAfter(now) ? reminder
                : new Reminder(reminder.kind(), settings.quietHours().delayed(now, reminder.of(), zone), reminder.of());
    }

    private void remind(Visit visit, Reminder reminder, Instant now) {
        var channels = ways.of(visit.details(), reminder.kind());
        if (reminder.kind() == MessageKind.VISIT_CONFIRM_REQUEST && !channels.isEmpty()) {
            var known = attendances.find(visit.id());
            if (Attendance.of(known, visit.details().slot().start()) == Attendance.Answer.UNASKED) {
                attendances.save(Attendance.asked(visit, now));
            }
        }
        messages.add(channels.stream().map(channel -> Message.of(visit.id(), reminder.kind(), reminder.of().toString(), channel, now, reminder.of())).toList());
    }
}
