package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;

/** Logins under way, in memory. */
public final class InMemoryLoginAttempts implements LoginAttempts {

    private final InMemoryTransactions transactions;
    private final Table<LoginAttemptId, LoginAttempt> rows;

    public InMemoryLoginAttempts(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<LoginAttempt> find(String challenge) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.where(attempt -> attempt.details().challenge().equals(challenge)).stream().findFirst());
    }

    @Override public Option<LoginAttempt> find(LoginAttemptId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public void save(LoginAttempt attempt) {
        transactions.mustBeOpen();
        rows.put(attempt.details().id(), attempt);
    }

    @Override public void endAll(UserId user) {
        transactions.mustBeOpen();
        rows.removeIf(attempt -> attempt.details().user().equals(user));
    }

    @Override public void forgetBefore(Instant then) {
        transactions.mustBeOpen();
        rows.removeIf(attempt -> attempt.details().startedAt().isBefore(then));
    }
}
