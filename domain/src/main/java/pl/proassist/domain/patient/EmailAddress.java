package pl.proassist.domain.patient;

import pl.proassist.domain.shared.PersonalData;

/** An e-mail address: one @, no spaces or control characters, a dot in the domain, at most 254 characters (RFC 5321). */
public record EmailAddress(String value) implements PersonalData {

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static boolean isValid(String text) {
        return text.length() <= 254
                && text.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    }

    @Override public String toString() {
        return "e-mail ***" + value.substring(value.indexOf('@'));
    }
}
