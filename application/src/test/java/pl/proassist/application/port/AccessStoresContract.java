package pl.proassist.application.port;

import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;

import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountBuilder;
import pl.proassist.domain.access.UserId;

/** The small clinic again, with the two persons whose accounts, logins and letters the stores are tried with. */
public abstract class AccessStoresContract extends StoresContract {

    protected static final UserId ANNA = AccountBuilder.ANNA;
    protected static final UserId PIOTR = anAccountOf("piotr").details().id();

    protected AccessStores access;

    /** Stores with nothing in them. */
    protected abstract AccessStores emptyAccessStores(Subscriptions subscriptions, Clock clock);

    @Override protected final Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        access = emptyAccessStores(subscriptions, clock);
        return access;
    }

    @BeforeEach void two_persons_have_accounts() {
        stored(anAccount().active());
        stored(anAccountOf("piotr").active());
    }

    /** As long as a real one; the same name is always the same fingerprint. */
    protected static String fingerprint(String secret) {
        return id(secret).toString().replace("-", "").repeat(2);
    }

    protected Account stored(Account account) {
        return stores.transactions().run(() -> access.accounts().save(account)).get().thing();
    }

    protected void doing(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** Everybody changes the same thing at the same time, each in a transaction of one's own. */
    protected void atOnce(int people, Runnable work) throws InterruptedException {
        var threads = IntStream.range(0, people).mapToObj(person -> new Thread(() -> doing(work))).toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
    }
}
