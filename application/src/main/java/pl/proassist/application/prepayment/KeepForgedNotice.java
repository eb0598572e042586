package pl.proassist.application.prepayment;

import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.Transactions;

/** A notification that the operator cannot have signed, or that makes no sense: it changes nothing and is kept for audit. */
public final class KeepForgedNotice {

    private final OperatorNotices notices;
    private final Transactions transactions;

    public KeepForgedNotice(OperatorNotices notices, Transactions transactions) {
        this.notices = notices;
        this.transactions = transactions;
    }

    public void handle(OperatorNotices.Notice notice) {
        transactions.record(() -> {
            notices.keep(notice.withOutcome("refused"));
            return notice;
        });
    }
}
