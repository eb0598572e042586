package pl.proassist.application.access;

import static io.vavr.control.Either.left;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.ApiKeys;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Sessions;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.shared.Refusal;

/**
 * Finds out who asks, at each request anew: what was granted or revoked a moment ago counts now. A token is a session's, an integration's
 * key, or the installation's own, which lies in a file where the server runs.
 */
@OpenDoor("it makes a caller out of a token")
public final class IdentifyCaller {

    static final String KEY_PREFIX = "pk_";

    /**
     * @param byCookie the browser added it by itself, so what changes something must prove that our own page asked
     * @param csrf     that proof
     */
    public record Credentials(String token, String address, boolean byCookie, boolean changes, Option<String> csrf) {
        @Override public String toString() { return "credentials ***"; }
    }

    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Secrets secrets;
    private final OpenSession openSession;
    private final String installation;
    private final Transactions transactions;
    private final Clock clock;

    /** @param installationToken the installation's own token */
    public IdentifyCaller(Accounts accounts, Sessions sessions, ApiKeys keys, Secrets secrets, OpenSession openSession, String installationToken,
                          Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.secrets = secrets;
        this.openSession = openSession;
        this.installation = secrets.fingerprint(installationToken);
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Caller> handle(Credentials credentials) {
        var fingerprint = secrets.fingerprint(credentials.token());
        if (!credentials.byCookie() && fingerprint.equals(installation)) {
            return Either.right(Caller.installation(credentials.address()));
        }
        var now = clock.instant();
        return credentials.token().startsWith(KEY_PREFIX) && !credentials.byCookie()
                ? transactions.run(() -> integration(fingerprint, credentials.address(), now))
                : transactions.run(() -> person(fingerprint, credentials, now));
    }

    private Either<Refusal, Caller> person(String fingerprint, Credentials credentials, Instant now) {
        return sessions.find(fingerprint).filter(session -> session.isLive(now)).<Refusal>toEither(AccessRefusal.Unauthenticated::new)
                .flatMap(session -> isOurPage(credentials, session)
                        ? accounts.require(session.user()).flatMap(Account::requireActive).mapLeft(gone -> (Refusal) new AccessRefusal.Unauthenticated())
                                .map(account -> in(account, session, credentials.address(), now))
                        : left(new AccessRefusal.ForeignPage()));
    }

    private boolean isOurPage(Credentials credentials, Session session) {
        return !credentials.byCookie() || !credentials.changes() || credentials.csrf().map(secrets::fingerprint)
                .contains(secrets.fingerprint(openSession.csrf(session.id())));
    }

    private Caller in(Account.Active account, Session session, String address, Instant now) {
        if (session.isWorthNoting(now)) {
            sessions.save(session.seen(now));
        }
        return new Caller(Actor.person(session.user(), address), account.details().grants(), Option.some(session.id()));
    }

    private Either<Refusal, Caller> integration(String fingerprint, String address, Instant now) {
        return keys.find(fingerprint).filter(key -> key.opensWith(fingerprint, now)).<Refusal>toEither(AccessRefusal.Unauthenticated::new)
                .map(key -> acting(key, address, now));
    }

    private Caller acting(ApiKey key, String address, Instant now) {
        if (key.isWorthNoting(now)) {
            keys.save(key.used(now));
        }
        return new Caller(new Actor(Actor.Kind.KEY, Option.some(key.id().value()), Option.some(address)),
                Grants.of(List.of(key.reach())), Option.none());
    }
}
