package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import pl.proassist.domain.access.SessionId;

/**
 * The browser's sessions: a cookie for each of them, so that a person changes between accounts without logging out (SEC-25, A20).
 * The prefix makes browsers refuse the cookie unless it is ours alone: secure, for every path, and for no other host.
 */
final class SessionCookies {

    /** The header by which a page that holds several sessions says which one it means. */
    static final String CHOICE = "Proassist-Session";

    private static final String PREFIX = "__Host-proassist-";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private SessionCookies() {
    }

    /** The token of the session that the header names; without the header there must be just one. */
    static Option<String> token(Map<String, Cookie> cookies, String choice) {
        var sessions = cookies.entrySet().stream().filter(each -> each.getKey().startsWith(PREFIX)).map(Map.Entry::getValue).toList();
        if (choice != null) {
            return Option.ofOptional(sessions.stream().filter(each -> each.getName().equals(PREFIX + choice)).findFirst()).map(Cookie::getValue);
        }
        return Option.when(sessions.size() == 1, () -> sessions.get(0).getValue());
    }

    /** The value of {@code Set-Cookie}: for our own pages, out of reach of their scripts, until the browser is closed. */
    static String given(SessionId session, String token) {
        return PREFIX + session + "=" + token + ATTRIBUTES;
    }

    static String ended(SessionId session) {
        return PREFIX + session + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
