package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.LedgerWalks.Walk;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;

/**
 * Goes through the money of every visit once a night, a page at a time between other work, and calls a person where it does not add up
 * (prepayment.md 2.5). How far it is stands in the database, so servers share one walk and a dead one ends none. It repairs nothing: what is
 * wrong stays visible until somebody has looked.
 */
public final class CheckLedgers implements DueWork {

    private static final ZoneId POLAND = ZoneId.of("Europe/Warsaw");
    private static final int NIGHT_HOUR = 3;
    private static final int PAGE = 500;
    /** What is under way looks wrong for a moment: a breach counts when it is still there after that. */
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    /** So often this server asks whether there is something to do. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final VisitViews views;
    private final LedgerWalks walks;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;
    private Instant idleSince = Instant.MAX;

    public CheckLedgers(VisitViews views, LedgerWalks walks, StaffTasks tasks, Transactions transactions, Measurements measurements, Clock clock) {
        this.views = views;
        this.walks = walks;
        this.tasks = tasks;
        this.transactions = transactions;
        this.measurements = measurements;
        this.clock = clock;
    }

    @Override public synchronized int runSome() {
        var now = clock.instant();
        if (!now.isBefore(idleSince) && now.isBefore(idleSince.plus(LOOK_EVERY))) {
            return 0;
        }
        var found = new ArrayList<String>();
        var looked = transactions.record(() -> {
            found.clear();
            return walks.claim().map(walk -> lookAgain(now, found) + goOn(walk, now)).getOrElse(0);
        });
        found.forEach(measurements::ledgerBreach);
        idleSince = looked == 0 ? now : Instant.MAX;
        return looked;
    }

    /** Nobody waits for it: it runs whenever other work does. */
    @Override public Option<Instant> nextDue() {
        return Option.none();
    }

    private int goOn(Walk walk, Instant now) {
        if (walk.walking()) {
            return walkOn(walk, now);
        }
        if (walk.next().isEmpty()) {
            walks.save(new Walk(Option.some(nightAfter(now)), false, Option.none(), walk.finished()));
            return 0;
        }
        return now.isBefore(walk.next().get()) ? 0 : walkOn(new Walk(Option.some(nightAfter(now)), true, Option.none(), walk.finished()), now);
    }

    private int walkOn(Walk walk, Instant now) {
        var page = views.search(new VisitViews.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(),
                Option.none(), walk.walkedTo()), PAGE);
        page.stream().filter(visit -> visit.money().breach().isDefined()).forEach(visit -> walks.suspect(visit.id(), now));
        walks.save(page.size() < PAGE ? new Walk(walk.next(), false, Option.none(), Option.some(now))
                : new Walk(walk.next(), true, Option.some(last(page)), walk.finished()));
        return page.size();
    }

    private static VisitViews.After last(List<VisitView> page) {
        var last = page.get(page.size() - 1);
        return new VisitViews.After(last.start(), last.id());
    }

    private int lookAgain(Instant now, List<String> found) {
        var ripe = walks.takeRipe(now.minus(A_WHILE), PAGE);
        ripe.forEach(id -> views.find(id).forEach(visit -> visit.money().breach().forEach(breach -> {
            found.add(breach.name());
            raise(visit, breach.name(), now);
        })));
        return ripe.size();
    }

    private void raise(VisitView visit, String breach, Instant now) {
        var id = UUID.nameUUIDFromBytes(("ledger:" + visit.id() + ":" + breach + ":" + visit.money().ledger()).getBytes(StandardCharsets.UTF_8));
        tasks.raise(new StaffTasks.Task(id, visit.facility(), visit.id(), StaffTasks.Kind.LEDGER_BREACH, visit.id().value(), now));
    }

    private static Instant nightAfter(Instant now) {
        ZonedDateTime local = now.atZone(POLAND);
        var tonight = local.toLocalDate().atTime(NIGHT_HOUR, 0).atZone(POLAND);
        return (tonight.isAfter(local) ? tonight : local.toLocalDate().plusDays(1).atTime(NIGHT_HOUR, 0).atZone(POLAND)).toInstant();
    }
}
