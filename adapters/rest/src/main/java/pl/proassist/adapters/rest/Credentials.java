package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.STRING;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import java.util.Locale;
import pl.proassist.domain.access.Login;

/** How logins, passwords and codes are read from JSON. */
final class Credentials {

    private static final int LONGEST = 1000;

    /** Taken as it stands, blanks at its ends too; whether it is any good is for the use case to say. */
    static final Member<String> SECRET = STRING.then(text -> {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return wrong("too-long", LONGEST);
        }
        return text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE) ? wrong("bad-characters") : Either.right(text);
    });

    /** Six digits; people write blanks between them. */
    static final Member<String> CODE = STRING.as(text -> text.replace(" ", ""))
            .then(text -> text.matches("\\d{6}") ? Either.right(text) : wrong("not-a-code"));

    static final Member<Login> LOGIN = STRING.as(text -> text.strip().toLowerCase(Locale.ROOT))
            .then(text -> Login.isValid(text) ? Either.right(new Login(text)) : wrong("not-a-login"));

    private Credentials() {
    }
}
