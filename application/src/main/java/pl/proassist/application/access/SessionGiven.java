package pl.proassist.application.access;

import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Session;

/**
 * Somebody is in.
 *
 * @param token shown this once
 * @param csrf  what a page of ours adds to requests that its browser proves by cookie
 */
public record SessionGiven(String token, Session session, String csrf, AccountDetails account) {

    @Override public String toString() {
        return "session ***";
    }
}
