package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.visit.VisitId;

/**
 * Goes through the money of every visit once a night, a page at a time between other work, and calls a person where it does not add up
 * (prepayment.md 2.5). It repairs nothing: what is wrong stays visible until somebody has looked.
 */
public final class CheckLedgers implements DueWork {

    private static final ZoneId POLAND = ZoneId.of("Europe/Warsaw");
    private static final int NIGHT_HOUR = 3;
    private static final int PAGE = 500;
    /** What is under way looks wrong for a moment: a breach counts when it is still there after that. */
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final VisitViews views;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;
    private final Map<VisitId, Instant> suspects = new LinkedHashMap<>();
    private Instant nextWalk;
    private Option<VisitViews.After> walkedTo = Option.none();
    private boolean walking;

    public CheckLedgers(VisitViews views, StaffTasks tasks, Transactions transactions, Measurements measurements, Clock clock) {
        this.views = views;
        this.tasks = tasks;
        this.transactions = transactions;
        this.measurements = measurements;
        this.clock = clock;
        this.nextWalk = nightAfter(clock.instant());
    }

    @Override public synchronized int runSome() {
        var now = clock.instant();
        lookAgain(now);
        if (!walking && !now.isBefore(nextWalk)) {
            walking = true;
            walkedTo = Option.none();
            nextWalk = nightAfter(now);
        }
        return walking ? walk(now) : 0;
    }

    /** Nobody waits for it: it runs whenever other work does. */
    @Override public Option<Instant> nextDue() {
        return Option.none();
    }

    private int walk(Instant now) {
        var page = views.search(new VisitViews.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(),
                Option.none(), walkedTo), PAGE);
        page.stream().filter(visit -> visit.money().breach().isDefined()).forEach(visit -> suspects.putIfAbsent(visit.id(), now));
        walking = page.size() == PAGE;
        walkedTo = Option.when(walking, () -> page.get(PAGE - 1)).map(last -> new VisitViews.After(last.start(), last.id()));
        return page.size();
    }

    private void lookAgain(Instant now) {
        var ripe = suspects.entrySet().stream().filter(each -> !now.isBefore(each.getValue().plus(A_WHILE))).map(Map.Entry::getKey).toList();
        ripe.forEach(suspects::remove);
        ripe.forEach(id -> views.find(id).forEach(visit -> visit.money().breach().forEach(breach -> raise(visit, breach.name(), now))));
    }

    private void raise(VisitView visit, String breach, Instant now) {
        var id = UUID.nameUUIDFromBytes(("ledger:" + visit.id() + ":" + breach + ":" + visit.money().ledger()).getBytes(StandardCharsets.UTF_8));
        measurements.ledgerBreach(breach);
        transactions.record(() -> {
            tasks.raise(new StaffTasks.Task(id, visit.facility(), visit.id(), StaffTasks.Kind.LEDGER_BREACH, visit.id().value(), now));
            return visit;
        });
    }

    private static Instant nightAfter(Instant now) {
        ZonedDateTime local = now.atZone(POLAND);
        var tonight = local.toLocalDate().atTime(NIGHT_HOUR, 0).atZone(POLAND);
        return (tonight.isAfter(local) ? tonight : local.toLocalDate().plusDays(1).atTime(NIGHT_HOUR, 0).atZone(POLAND)).toInstant();
    }
}
