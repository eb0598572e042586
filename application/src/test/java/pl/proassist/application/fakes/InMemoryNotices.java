package pl.proassist.application.fakes;

import java.util.List;
import pl.proassist.application.port.OperatorNotices;

/** What the payment operator said, kept in memory. */
public final class InMemoryNotices implements OperatorNotices {

    private final InMemoryTransactions transactions;
    private final Table<String, Notice> rows;

    public InMemoryNotices(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public void keep(Notice notice) {
        transactions.mustBeOpen();
        if (rows.get(notice.digest()).isEmpty()) {
            rows.put(notice.digest(), notice);
        }
    }

    public List<Notice> kept() {
        return transactions.record(rows::all);
    }
}
