package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** Two persons, or one of them twice, at the same moment: nobody undoes what another has done. */
class AccountRacesTest extends JpaTest {

    private static final Account.Active MARIA = anAccountOf("maria").everywhere(Role.ADMINISTRATOR).active();
    private static final Account.Active OLA = anAccountOf("ola").everywhere(Role.ADMINISTRATOR).active();
    private static final ApiKey KEY = new ApiKey(new ApiKeyId(id("key")), "laboratory", onlyAt(FACILITY, Permission.VISITS_VIEW), "secret", Option.none(),
            NOW, NOW.plus(Duration.ofDays(90)), Option.none(), false);
    private static final Either<PhoneNumber, EmailAddress> PHONE = Either.left(new PhoneNumber("+48600700800"));

    private JpaStores other;

    @BeforeEach void two_administrators() {
        other = anotherServer("server-2", Clock.systemUTC());
        save(MARIA);
        save(OLA);
    }

    @Test void what_another_changed_since_it_was_read_is_not_overwritten() {
        var tries = new AtomicInteger();

        var saved = jpa().transactions().run(() -> {
            var account = jpa().accounts().find(MARIA.details().id()).get().thing();
            if (tries.incrementAndGet() == 1) {
                other.transactions().run(() -> other.accounts().save(anAccountOf("maria").active()));
            }
            return jpa().accounts().save(account.invite(new Invitation("fingerprint", 1, NOW)));
        });

        assertThat(tries).hasValue(2);
        assertThat(saved.map(Versioned::version)).isEqualTo(Either.right(3L));
        assertThat(saved.get().thing().details().memberships()).isEmpty();
    }

    @Test void an_account_that_another_has_just_made_is_not_overwritten() {
        var answers = jpa().transactions().run(() -> {
            var known = jpa().accounts().find(anAccountOf("ewa").details().id());
            if (known.isEmpty()) {
                other.transactions().run(() -> other.accounts().save(anAccountOf("ewa").active()));
                return jpa().accounts().save(anAccountOf("ewa").deactivated());
            }
            return Either.right(known.get());
        });

        assertThat(answers).isEqualTo(Either.right(new Versioned<>(anAccountOf("ewa").active(), 1)));
    }

    @Test void two_who_take_the_same_login_at_once_do_not_both_get_it() {
        var answers = atOnce(Stream.of("ewa", "jan", "piotr", "anna").<Supplier<Object>>map(name -> () -> {
            var server = anotherServer("server of " + name, Clock.systemUTC());
            return server.transactions().run(() -> server.accounts().save(anAccountOf(name).login("recepcja").active()));
        }).toList());

        assertThat(answers).filteredOn(Either.left(new AccessRefusal.LoginTaken())::equals).hasSize(3);
    }

    @Test void two_administrators_who_shut_each_other_out_at_once_do_not_both_succeed() {
        var looked = new CountDownLatch(2);

        var answers = atOnce(List.of(() -> shut(jpa(), MARIA, looked), () -> shut(other, OLA, looked)));

        assertThat(answers).containsExactlyInAnyOrder(true, false);
        assertThat(jpa().transactions().<Boolean>record(() -> jpa().accounts().hasAdministratorBeside(Option.none()))).isTrue();
    }

    private static boolean shut(JpaStores server, Account.Active account, CountDownLatch looked) {
        return server.transactions().run(() -> {
            var known = server.accounts().find(account.details().id()).get();
            if (!server.accounts().hasAdministratorBeside(Option.some(account.details().id()))) {
                return Either.left(new AccessRefusal.LastAdministrator(account.details().id()));
            }
            looked.countDown();
            awaitALittle(looked);
            return server.accounts().save(new Account.Deactivated(known.thing().details()));
        }).isRight();
    }

    @Test void a_key_that_is_revoked_while_it_is_used_stays_revoked() {
        jpa().transactions().record(() -> saved(jpa(), KEY));

        var used = jpa().transactions().record(() -> {
            var key = jpa().keys().find("secret").get();
            if (key.revoked()) {
                return key;
            }
            other.transactions().record(() -> saved(other, other.keys().find(KEY.id()).get().revoke()));
            return saved(jpa(), key.used(NOW));
        });

        assertThat(used).isEqualTo(KEY.revoke());
        assertThat(jpa().transactions().record(() -> jpa().keys().find(KEY.id()))).contains(KEY.revoke());
    }

    private static ApiKey saved(JpaStores server, ApiKey key) {
        server.keys().save(key);
        return key;
    }

    @Test @Proves("SEC-11") void of_two_codes_asked_for_at_once_the_second_is_counted_after_the_first() {
        jpa().transactions().record(() -> added("first"));
        var counted = new CountDownLatch(1);
        var countedToo = new CountDownLatch(1);

        var counts = atOnce(List.of(() -> jpa().transactions().record(() -> {
            var before = count(jpa());
            counted.countDown();
            awaitALittle(countedToo);
            return added("second") + before;
        }), () -> {
            awaitALittle(counted);
            var after = other.transactions().record(() -> count(other));
            countedToo.countDown();
            return after;
        }));

        assertThat(counts).containsExactly(1, 2);
    }

    private static int count(JpaStores server) {
        return server.staffLetters().loginsSentTo(PHONE, NOW);
    }

    private int added(String name) {
        jpa().staffLetters().add(new StaffLetters.Letter(id(name), MARIA.details().id(), StaffLetters.Kind.LOGIN_CODE, PHONE,
                Option.some(new LoginAttemptId(id(name))), 1, NOW, NOW, NOW.plusSeconds(300), 0));
        return 0;
    }

    private void save(Account account) {
        jpa().transactions().run(() -> jpa().accounts().save(account)).get();
    }

    /** In vain, when the other one is held up by the database as it should be. */
    private static boolean awaitALittle(CountDownLatch latch) {
        try {
            return latch.await(400, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Object> atOnce(List<Supplier<Object>> works) {
        var hands = Executors.newFixedThreadPool(works.size());
        try {
            return works.stream().map(work -> hands.submit(work::get)).toList().stream().map(AccountRacesTest::answer).toList();
        } finally {
            hands.shutdownNow();
        }
    }

    private static Object answer(Future<Object> work) {
        try {
            return work.get(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
