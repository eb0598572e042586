package pl.proassist.domain.access;

import pl.proassist.domain.shared.PersonalData;

/** The name a person logs in with: 3 to 100 small letters, digits, dots, dashes, underscores, plus or at signs; an e-mail address will do. */
public record Login(String value) implements PersonalData {

    public Login {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a login");
        }
    }

    public static boolean isValid(String text) {
        return text.matches("[a-z0-9][a-z0-9._@+-]{2,99}");
    }

    @Override public String toString() {
        return "login ***";
    }
}
