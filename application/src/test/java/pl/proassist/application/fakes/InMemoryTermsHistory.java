package pl.proassist.application.fakes;

import java.util.List;
import pl.proassist.application.port.TermsHistory;
import pl.proassist.domain.visit.TermsChange;
import pl.proassist.domain.visit.VisitId;

/** The history of payment terms in memory: each line has the next number. */
public final class InMemoryTermsHistory implements TermsHistory {

    private final InMemoryTransactions transactions;
    private final Table<Integer, TermsChange> lines;

    public InMemoryTermsHistory(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.lines = transactions.table();
    }

    @Override public void add(TermsChange change) {
        transactions.mustBeOpen();
        lines.put(lines.all().size() + 1, change);
    }

    @Override public List<TermsChange> of(VisitId visit) {
        transactions.mustBeOpen();
        return lines.where(line -> line.visit().equals(visit));
    }
}
