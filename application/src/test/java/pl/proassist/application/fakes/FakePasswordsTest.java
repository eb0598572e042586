package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.PasswordsContract;

class FakePasswordsTest extends PasswordsContract {

    private final FakePasswords passwords = new FakePasswords(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected Passwords passwords() {
        return passwords;
    }

    @Override protected String hashedLongAgo(String password) {
        return FakePasswords.hashedEarlier(password);
    }
}
