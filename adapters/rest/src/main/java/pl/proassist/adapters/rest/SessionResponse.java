package pl.proassist.adapters.rest;

import pl.proassist.application.access.SessionGiven;
import pl.proassist.domain.access.AccountDetails;

/**
 * Somebody is in.
 *
 * @param token left out for a browser, which gets a cookie
 * @param csrf  what our own pages add to requests by cookie that change something
 */
public record SessionResponse(String token, String session, String csrf, String expiresAt, User user) {

    /** Who it is that came in. */
    public record User(String id, String login, String firstName, String lastName) {

        static User of(AccountDetails account) {
            return new User(account.id().toString(), account.login().value(), account.firstName(), account.lastName());
        }

        @Override public String toString() {
            return "user " + id;
        }
    }

    static SessionResponse withToken(SessionGiven given) {
        return of(given, given.token());
    }

    static SessionResponse withoutToken(SessionGiven given) {
        return of(given, null);
    }

    private static SessionResponse of(SessionGiven given, String token) {
        return new SessionResponse(token, given.session().id().toString(), given.csrf(), given.session().expiresAt().toString(), User.of(given.account()));
    }

    @Override public String toString() {
        return "session ***";
    }
}
