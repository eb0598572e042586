package pl.proassist.application.access;

import java.util.List;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.SecondFactorMethod;

/**
 * The password was right; the second step is asked for.
 *
 * @param secret  held by the browser that began, and by it alone
 * @param sending what was sent
 */
public record Challenge(String secret, Sending sending) {

    /**
     * @param masked  where the code or the link went, recognisable to its owner only
     * @param methods the ways that the person may choose from (SEC-08)
     */
    public record Sending(LoginAttempt.Asked attempt, String masked, List<SecondFactorMethod> methods) {
    }

    @Override public String toString() {
        return "challenge ***";
    }
}
