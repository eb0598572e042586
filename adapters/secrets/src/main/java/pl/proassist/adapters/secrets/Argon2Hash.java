package pl.proassist.adapters.secrets;

import java.util.Base64;
import java.util.regex.Pattern;

/** A hash with all that is needed to make it again, in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$digest}. */
record Argon2Hash(Argon2Cost cost, byte[] salt, byte[] digest) {

    static final int SALT_BYTES = 16;
    static final int DIGEST_BYTES = 32;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{22,86})\\$([A-Za-z0-9+/]{22,86})");

    static Argon2Hash parse(String text) {
        var parts = PHC.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a hash of Argon2id");
        }
        var cost = new Argon2Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return new Argon2Hash(cost, Base64.getDecoder().decode(parts.group(4)), Base64.getDecoder().decode(parts.group(5)));
    }

    /** Belongs to no password: the one for logins that nobody has. */
    static Argon2Hash ofNobody(Argon2Cost cost) {
        return new Argon2Hash(cost, new byte[SALT_BYTES], new byte[DIGEST_BYTES]);
    }

    String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(cost.memory(), cost.passes(), cost.lanes(), base64.encodeToString(salt),
                base64.encodeToString(digest));
    }
}
