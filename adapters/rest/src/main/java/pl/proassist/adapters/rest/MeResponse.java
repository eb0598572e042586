package pl.proassist.adapters.rest;

import java.util.List;
import java.util.Locale;
import pl.proassist.domain.access.Account;

/** The person who asks, the session that the request came with, and what is allowed where at this moment. */
public record MeResponse(User user, Session session, List<MembershipResponse> memberships) {

    /** The person, and how the second step comes. */
    public record User(String id, String login, String firstName, String lastName, String language, String method, boolean twoSteps) {

        @Override public String toString() {
            return "user " + id;
        }
    }

    /** @param csrf what our own page adds to requests that it proves by cookie */
    public record Session(String id, String startedAt, String expiresAt, String csrf) {

        @Override public String toString() {
            return "session " + id;
        }
    }

    static MeResponse of(Account.Active account, pl.proassist.domain.access.Session session, String csrf) {
        var details = account.details();
        return new MeResponse(new User(details.id().toString(), details.login().value(), details.firstName(), details.lastName(),
                        details.language().name().toLowerCase(Locale.ROOT), account.method().name(), account.twoSteps()),
                new Session(session.id().toString(), session.startedAt().toString(), session.expiresAt().toString(), csrf),
                details.memberships().stream().map(MembershipResponse::of).toList());
    }
}
