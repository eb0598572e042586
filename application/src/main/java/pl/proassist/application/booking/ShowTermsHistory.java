package pl.proassist.application.booking;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.TermsHistory;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.TermsChange;
import pl.proassist.domain.visit.VisitId;

/** Who changed the payment terms of a visit by hand, when, from what to what, and why (A15). */
public final class ShowTermsHistory {

    /** @param people the names of those who did it, by the ids of their accounts */
    public record Shown(List<TermsChange> changes, Map<UUID, String> people) {
    }

    private final TermsHistory history;
    private final Visits visits;
    private final Accounts accounts;
    private final Transactions transactions;

    public ShowTermsHistory(TermsHistory history, Visits visits, Accounts accounts, Transactions transactions) {
        this.history = history;
        this.visits = visits;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    public Either<Refusal, Shown> handle(Caller caller, VisitId visit) {
        return transactions.run(caller.looks("visit.terms-history").on("visit", visit.value()), () -> visits.require(visit, caller, Permission.VISITS_VIEW)
                .map(known -> history.of(visit))
                .map(changes -> new Shown(changes, accounts.names(changes.stream().flatMap(change -> change.by().toJavaStream()).toList()))));
    }
}
