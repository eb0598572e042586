package pl.proassist.application.access;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Passwords;

/** Passwords that take so long to hash and to compare that something else happens meanwhile. */
record SlowPasswords(Passwords passwords, Runnable meanwhile) implements Passwords {

    @Override public String hash(String password) {
        meanwhile.run();
        return passwords.hash(password);
    }

    @Override public boolean matches(String password, Option<String> hash) {
        meanwhile.run();
        return passwords.matches(password, hash);
    }

    @Override public boolean isOutdated(String hash) { return passwords.isOutdated(hash); }

    @Override public Option<Weakness> weakness(String password, List<String> personal) { return passwords.weakness(password, personal); }
}
