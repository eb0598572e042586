package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.BROWSER;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.application.fakes.AccessWorld.ELSEWHERE;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;

import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.LoginRules;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal.TooManyAttempts;
import pl.proassist.domain.access.AccessRefusal.WrongCredentials;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.shared.Refusal;

/** Somebody guesses passwords: it gets slower and slower, tells nothing, and shuts the owner out of nothing. */
@Proves({"SEC-01", "SEC-07"})
class GuessingTest extends AccessTest {

    private static final String WRONG = "nie to haslo, wcale";

    @BeforeEach void anna_is_employed() {
        world.employ(anAccount());
    }

    @Test @Proves("SEC-21") void a_wrong_password_is_refused_and_remembered() {
        assertThat(world.starts("anna.nowak", WRONG).getLeft()).isEqualTo(new WrongCredentials());

        remembered("login.password", Actor.stranger(CLINIC), "user", ANNA.value(), "wrong-credentials");
        assertThat(world.letters()).isEmpty();
    }

    @Test void an_unknown_login_a_wrong_password_a_shut_account_and_one_not_yet_accepted_are_answered_alike() {
        world.store(anAccountOf("shut").deactivated());
        world.store(anAccountOf("invited").invited(new Invitation("print", 1, world.clock.instant().plusSeconds(9))));

        assertThat(Stream.of("anna.nowak", "nobody", "shut", "invited", "not a login at all!", "").map(login -> world.starts(login, WRONG).getLeft()))
                .containsOnly(new WrongCredentials());
        assertThat(refusal(world.starts("shut", PASSPHRASE))).isEqualTo("wrong-credentials");
        assertThat(world.passwords.asked()).isEqualTo(7);
    }

    @Test void an_unknown_login_costs_the_same_work_as_a_wrong_password() {
        var unknown = workFor("nobody");
        var wrong = workFor("anna.nowak");

        assertThat(unknown).isEqualTo(wrong).contains("matches").hasSizeGreaterThan(10);
    }

    @Test void the_trail_does_not_keep_a_login_that_does_not_exist() {
        world.starts("poprawny kon bateria", WRONG);

        assertThat(world.trail("login.password")).singleElement().matches(each -> each.act().on().isEmpty() && each.act().facts().isEmpty());
    }

    @Test void after_five_wrong_passwords_from_one_address_each_costs_a_pause() {
        wrong("anna.nowak", CLINIC, 5);

        assertThat(world.starts("anna.nowak", PASSPHRASE).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.starts("anna.nowak", WRONG).getLeft()).isEqualTo(new WrongCredentials());
        assertThat(world.starts("anna.nowak", WRONG).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(2)));
    }

    @Test void a_try_during_the_pause_is_not_looked_at_and_makes_nothing_longer() {
        wrong("anna.nowak", CLINIC, 5);
        var asked = world.passwords.asked();
        var entries = world.trail().size();

        IntStream.range(0, 50).forEach(each -> world.starts("anna.nowak", WRONG));

        assertThat(world.starts("anna.nowak", WRONG).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        assertThat(world.passwords.asked()).isEqualTo(asked);
        assertThat(world.trail()).hasSize(entries);
    }

    @Test void a_login_that_does_not_exist_is_slowed_down_alike() {
        wrong("nobody", CLINIC, 5);

        assertThat(world.starts("nobody", WRONG).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
    }

    @ParameterizedTest @ValueSource(strings = {"ANNA.NOWAK", " anna.nowak "})
    void another_way_to_write_the_login_is_no_way_around(String login) {
        wrong("anna.nowak", CLINIC, 5);

        assertThat(refusal(world.starts(login, PASSPHRASE))).isEqualTo("too-many-attempts");
    }

    @Test void the_right_password_makes_good_for_the_wrong_ones_before_it() {
        wrong("anna.nowak", CLINIC, 4);
        world.logsIn("anna.nowak");

        wrong("anna.nowak", CLINIC, 5);

        assertThat(refusal(world.starts("anna.nowak", WRONG))).isEqualTo("too-many-attempts");
    }

    @Test void right_passwords_of_many_people_behind_one_address_are_no_failures() {
        leaveTheSecondStepToEachPerson();
        IntStream.range(0, 40).forEach(each -> {
            world.employ(anAccountOf("person" + each).at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());
            assertThat(world.starts("person" + each, PASSPHRASE, CLINIC).isRight()).isTrue();
        });

        assertThat(refusal(world.starts("anna.nowak", WRONG, CLINIC))).isEqualTo("wrong-credentials");
    }

    @Test void right_passwords_of_one_person_from_many_addresses_are_no_failures() {
        leaveTheSecondStepToEachPerson();
        world.employ(anAccountOf("ewa").at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());
        IntStream.range(0, 60).forEach(each -> assertThat(world.starts("ewa", PASSPHRASE, "203.0.113." + each).isRight()).isTrue());

        assertThat(refusal(world.starts("ewa", WRONG, ELSEWHERE))).isEqualTo("wrong-credentials");
        assertThat(world.letters()).isEmpty();
    }

    @Test void one_address_that_tries_many_logins_is_slowed_down() {
        IntStream.range(0, 20).forEach(each -> assertThat(refusal(world.starts("person" + each, WRONG, ELSEWHERE))).isEqualTo("wrong-credentials"));

        assertThat(world.starts("anna.nowak", PASSPHRASE, ELSEWHERE).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        assertThat(world.starts("anna.nowak", PASSPHRASE, CLINIC).isRight()).isTrue();
    }

    @Test void strangers_from_many_addresses_are_slowed_down_together() {
        IntStream.range(0, 30).forEach(each -> wrong("anna.nowak", "203.0.113." + each, 1));

        assertThat(world.starts("anna.nowak", WRONG, ELSEWHERE).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
    }

    @Test void strangers_do_not_shut_the_owner_out_of_a_familiar_place() {
        world.logsIn("anna.nowak", CLINIC);
        IntStream.range(0, 400).forEach(each -> {
            world.clock.advance(Duration.ofSeconds(70));
            world.starts("anna.nowak", WRONG, "203.0.113." + each % 200);
        });

        assertThat(refusal(world.starts("anna.nowak", PASSPHRASE, ELSEWHERE))).isEqualTo("too-many-attempts");
        assertThat(world.starts("anna.nowak", PASSPHRASE, CLINIC).isRight()).isTrue();
    }

    @Test void those_who_sit_behind_the_same_address_do_not_shut_each_other_out_where_they_are_familiar() {
        world.logsIn("anna.nowak", CLINIC);
        IntStream.range(0, 20).forEach(each -> world.starts("person" + each, WRONG, CLINIC));

        assertThat(refusal(world.starts("somebody.new", WRONG, CLINIC))).isEqualTo("too-many-attempts");
        assertThat(world.starts("anna.nowak", PASSPHRASE, CLINIC).isRight()).isTrue();
    }

    @Test void a_familiar_place_gives_no_more_guesses_than_another() {
        world.logsIn("anna.nowak", CLINIC);

        wrong("anna.nowak", CLINIC, 5);

        assertThat(refusal(world.starts("anna.nowak", PASSPHRASE, CLINIC))).isEqualTo("too-many-attempts");
    }

    @Test void an_hour_later_all_is_forgotten() {
        wrong("anna.nowak", CLINIC, 5);

        world.clock.advance(Duration.ofHours(1).plusMillis(1));

        wrong("anna.nowak", CLINIC, 4);
        assertThat(world.starts("anna.nowak", PASSPHRASE).isRight()).isTrue();
    }

    @Test void the_owner_is_told_of_repeated_failures_once_a_day() {
        IntStream.range(0, 9).forEach(each -> wrong("anna.nowak", "203.0.113." + each, 1));
        assertThat(world.letters()).isEmpty();

        IntStream.range(10, 15).forEach(each -> wrong("anna.nowak", "203.0.113." + each, 1));
        world.settle();

        assertThat(world.letters()).containsExactly("LOGINS_FAILING anna@podlipa.example");
        assertThat(world.mail.taken()).singleElement().matches(letter -> letter.to().value().equals("anna@podlipa.example"))
                .matches(letter -> letter.text().contains("12.01.2026 15:20") && !letter.text().contains("{"));
        world.clock.advance(Duration.ofHours(23));
        fail(12);
        assertThat(world.letters()).hasSize(1);
        world.clock.advance(Duration.ofHours(2));
        fail(12);
        assertThat(world.letters()).hasSize(2);
    }

    @Test void an_owner_without_a_mailbox_is_told_by_sms() {
        world.store(anAccount().withoutEmail().active());

        fail(10);
        world.settle();

        assertThat(world.sms.taken()).singleElement().matches(sms -> sms.to().value().equals("+48600700800"));
    }

    @Test void nobody_is_told_of_failures_for_a_login_that_does_not_exist() {
        IntStream.range(0, 15).forEach(each -> wrong("nobody", "203.0.113." + each, 1));

        assertThat(world.letters()).isEmpty();
    }

    @Test void neither_login_nor_address_is_stored_in_clear() {
        var stored = new ArrayList<String>();
        var failures = watched(LoginFailures.class, world.stores.failures(), (name, arguments) -> stored.add(List.of(arguments).toString()));

        guess(failures, world.stores.accounts(), "anna.nowak");

        assertThat(stored).isNotEmpty().noneMatch(each -> each.contains("anna") || each.contains(CLINIC));
    }

    private void leaveTheSecondStepToEachPerson() {
        world.facilityLogins.requireSecondStep(Caller.installation(CLINIC), FACILITY, false).get();
    }

    private void wrong(String login, String address, int times) {
        IntStream.range(0, times).forEach(each -> assertThat(world.starts(login, WRONG, address).getLeft()).isEqualTo(new WrongCredentials()));
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(each -> wrong("anna.nowak", "198.18.0." + each, 1));
    }

    /** The calls of all ports that one wrong password leads to, in order. */
    private List<String> workFor(String login) {
        var calls = new ArrayList<String>();
        Noticed notice = (name, arguments) -> calls.add(name);
        new StartLogin(watched(Accounts.class, world.stores.accounts(), notice), watched(LoginFailures.class, world.stores.failures(), notice),
                watched(LoginRules.class, world.stores.loginRules(), notice), watched(Passwords.class, world.passwords, notice),
                watched(Secrets.class, world.secrets, notice), world.secondSteps, world.openSession,
                watched(StaffLetters.class, world.stores.staffLetters(), notice), watched(Transactions.class, world.stores.transactions(), notice),
                world.clock).handle(new StartLogin.Command(login, WRONG, CLINIC, BROWSER)).getLeft();
        return calls;
    }

    private Either<Refusal, ?> guess(LoginFailures failures, Accounts accounts, String login) {
        return new StartLogin(accounts, failures, world.stores.loginRules(), world.passwords, world.secrets, world.secondSteps, world.openSession,
                world.stores.staffLetters(), world.stores.transactions(), world.clock).handle(new StartLogin.Command(login, WRONG, CLINIC, BROWSER));
    }

    private interface Noticed {
        void call(String name, Object[] arguments);
    }

    private static <T> T watched(Class<T> port, T real, Noticed notice) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, arguments) -> {
            notice.call(method.getName(), arguments);
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }
}
