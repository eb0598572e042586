package pl.proassist.adapters.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The administrator's API token, made at the first start of an installation. It prints masked. */
public record AccessToken(String value) {

    public AccessToken {
        if (value.length() < 20) {
            throw new IllegalArgumentException("an access token has at least 20 characters");
        }
    }

    /** Takes as long for a nearly right guess as for a wrong one. */
    boolean is(String presented) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override public String toString() {
        return "access token ***";
    }
}
