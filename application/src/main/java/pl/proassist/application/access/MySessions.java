package pl.proassist.application.access;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.List;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Sessions;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/** A person looks at the own account and at the own sessions, and ends them, the present one included. Everybody may; keys have none. */
@OpenDoor("whoever is logged in may look at oneself")
public final class MySessions {

    private final Accounts accounts;
    private final Sessions sessions;
    private final OpenSession openSession;
    private final Transactions transactions;
    private final Clock clock;

    public MySessions(Accounts accounts, Sessions sessions, OpenSession openSession, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.openSession = openSession;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Account.Active> account(Caller caller) {
        return user(caller).flatMap(user -> transactions.run(() -> accounts.require(user).flatMap(Account::requireActive)));
    }

    public Either<Refusal, List<Session>> live(Caller caller) {
        var now = clock.instant();
        return user(caller).flatMap(user -> transactions.run(() -> Either.right(
                sessions.of(user).stream().filter(session -> session.isLive(now)).toList())));
    }

    /** What a page of ours adds to its requests; it is told again, as a page that was loaded anew has forgotten it. */
    public Either<Refusal, String> csrf(Caller caller) {
        return caller.session().<Refusal>toEither(AccessRefusal.PersonsOnly::new).map(openSession::csrf);
    }

    public Either<Refusal, SessionId> end(Caller caller, SessionId session) {
        return user(caller).flatMap(user -> transactions.run(caller.does("session.end").on("session", session.value()), () ->
                sessions.end(user, session) ? Either.right(session) : Either.left(new AccessRefusal.UnknownSession(session))));
    }

    /** Ends the session that the request came with. */
    public Either<Refusal, SessionId> logOut(Caller caller) {
        return caller.session().<Refusal>toEither(AccessRefusal.PersonsOnly::new).flatMap(session -> end(caller, session));
    }

    static Either<Refusal, UserId> user(Caller caller) {
        return caller.user().toEither(AccessRefusal.PersonsOnly::new);
    }
}
