package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Actor;

/** A notification that the operator cannot have signed, or that makes no sense: it changes nothing and is kept for audit. */
@OpenDoor("whoever calls the operator's door is a stranger, and all it does is to be written down")
public final class KeepForgedNotice {

    private final OperatorNotices notices;
    private final Transactions transactions;

    public KeepForgedNotice(OperatorNotices notices, Transactions transactions) {
        this.notices = notices;
        this.transactions = transactions;
    }

    public void handle(OperatorNotices.Notice notice) {
        transactions.run(Actor.PROVIDER.does("payment.notice-forged").saying("digest", notice.digest()), () -> {
            notices.keep(notice.withOutcome("refused"));
            return Either.right(notice);
        });
    }
}
