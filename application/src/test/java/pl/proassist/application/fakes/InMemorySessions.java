package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.Sessions;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {

    private final InMemoryTransactions transactions;
    private final Table<SessionId, Session> rows;

    public InMemorySessions(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<Session> find(String fingerprint) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.where(session -> session.fingerprint().equals(fingerprint)).stream().findFirst());
    }

    @Override public void save(Session session) {
        transactions.mustBeOpen();
        var isNew = session.lastSeen().equals(session.startedAt());
        if (isNew || rows.get(session.id()).isDefined()) {
            rows.put(session.id(), session);
        }
    }

    @Override public List<Session> of(UserId user) {
        transactions.mustBeOpen();
        return rows.where(session -> session.user().equals(user)).stream().sorted(Comparator.comparing(Session::startedAt).reversed()).toList();
    }

    @Override public boolean end(UserId user, SessionId session) {
        transactions.mustBeOpen();
        return rows.get(session).exists(found -> found.user().equals(user)) && rows.remove(session);
    }

    @Override public void endAll(UserId user, Option<SessionId> except) {
        transactions.mustBeOpen();
        rows.removeIf(session -> session.user().equals(user) && !except.contains(session.id()));
    }

    @Override public void forgetBefore(Instant then) {
        transactions.mustBeOpen();
        rows.removeIf(session -> session.lastSeen().isBefore(then));
    }
}
