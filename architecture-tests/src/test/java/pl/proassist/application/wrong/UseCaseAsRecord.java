package pl.proassist.application.wrong;

import pl.proassist.application.port.Transactions;

/** Deliberately wrong: looks like a value, and reaches the database for anybody. */
public record UseCaseAsRecord(Transactions transactions) {
    public String handle() {
        return transactions.record(() -> "done");
    }
}
