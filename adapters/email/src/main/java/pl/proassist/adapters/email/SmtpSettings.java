package pl.proassist.adapters.email;

import io.vavr.control.Option;
import java.time.Duration;
import pl.proassist.domain.patient.EmailAddress;

/**
 * The mail server that a facility sends through. Prints without its password.
 *
 * @param from     the facility's own address: patients see it
 * @param bounces  where bounces go, each to an address of its own ({@code bounces+ID@…}); to {@code from} when none
 * @param fromName how the facility calls itself; the bare address when none
 * @param login    none for a server that trusts this machine
 */
public record SmtpSettings(String host, int port, Security security, Option<Login> login, EmailAddress from, Option<String> fromName,
                           Option<EmailAddress> bounces, Duration connectTimeout, Duration readTimeout) {

    /** How the connection is protected. STARTTLS is demanded, never merely tried: otherwise anyone on the way could switch it off. */
    public enum Security { STARTTLS, TLS, NONE }

    public record Login(String user, String password) {

        public Login {
            demand(!user.isEmpty() && !password.isEmpty(), "a login at the mail server needs a user and a password");
        }

        @Override public String toString() {
            return "login ***";
        }
    }

    public SmtpSettings {
        demand(host.matches("[A-Za-z0-9.:\\[\\]-]+"), "the mail server must be a host name or an address");
        demand(port >= 1 && port <= 65535, "the port of the mail server must be 1 to 65535");
        demand(login.isEmpty() || security != Security.NONE || isThisMachine(host), "a password must not travel unprotected: use STARTTLS or TLS");
        demand(fromName.forAll(name -> name.codePoints().noneMatch(Character::isISOControl)), "the sender's name must be one line");
        demand(isPositive(connectTimeout) && isPositive(readTimeout), "time-outs of the mail server must be above zero");
    }

    private static boolean isThisMachine(String host) {
        return host.matches("localhost|127(\\.\\d+){3}|\\[?::1]?");
    }

    private static boolean isPositive(Duration time) {
        return time.toMillis() > 0 && time.toMillis() <= Integer.MAX_VALUE;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override public String toString() {
        return "mail server " + host + ":" + port + " by " + security;
    }
}
