package pl.proassist.domain.access;

import java.time.Duration;

/** How a person proves to hold the phone or the mailbox of the account (SEC-02 to SEC-04); for how long one sending can be used (A35). */
public enum SecondFactorMethod {

    SMS_CODE(Duration.ofMinutes(5)), EMAIL_CODE(Duration.ofMinutes(5)), EMAIL_LINK(Duration.ofMinutes(10));

    private final Duration lifetime;

    SecondFactorMethod(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }
}
