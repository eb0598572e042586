package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.visit.VisitId;

/** The walk in memory, where nobody else ever has it. */
public final class InMemoryLedgerWalks implements LedgerWalks {

    private static final String ONE = "walk";

    private final InMemoryTransactions transactions;
    private final InMemoryTasks tasks;
    private final Table<String, Walk> walk;
    private final Table<VisitId, Map.Entry<VisitId, Instant>> suspects;

    public InMemoryLedgerWalks(InMemoryTransactions transactions, InMemoryTasks tasks) {
        this.transactions = transactions;
        this.tasks = tasks;
        this.walk = transactions.table();
        this.suspects = transactions.table();
    }

    @Override public Option<Walk> claim() {
        transactions.mustBeOpen();
        return walk.get(ONE).orElse(Option.some(Walk.NEVER));
    }

    @Override public void save(Walk next) {
        transactions.mustBeOpen();
        walk.put(ONE, next);
    }

    @Override public void suspect(VisitId visit, Instant since) {
        transactions.mustBeOpen();
        if (suspects.get(visit).isEmpty()) {
            suspects.put(visit, Map.entry(visit, since));
        }
    }

    @Override public List<VisitId> takeRipe(Instant since, int limit) {
        transactions.mustBeOpen();
        var ripe = suspects.where(each -> !each.getValue().isAfter(since)).stream()
                .sorted(comparing((Map.Entry<VisitId, Instant> each) -> each.getValue()).thenComparing(each -> each.getKey().toString()))
                .limit(limit).map(Map.Entry::getKey).toList();
        ripe.forEach(suspects::remove);
        return ripe;
    }

    @Override public Overview overview() {
        return transactions.record(() -> new Overview(tasks.open(StaffTasks.Kind.LEDGER_BREACH, Integer.MAX_VALUE).size(),
                walk.get(ONE).flatMap(Walk::finished)));
    }
}
