package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.application.fakes.AccessWorld.ELSEWHERE;
import static pl.proassist.application.fakes.AccessWorld.INSTALLATION;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.access.IdentifyCaller.Credentials;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.AccessRefusal.ForeignPage;
import pl.proassist.domain.access.AccessRefusal.LoginEnded;
import pl.proassist.domain.access.AccessRefusal.PasswordTooLong;
import pl.proassist.domain.access.AccessRefusal.PasswordTooShort;
import pl.proassist.domain.access.AccessRefusal.PersonsOnly;
import pl.proassist.domain.access.AccessRefusal.TooManyAttempts;
import pl.proassist.domain.access.AccessRefusal.Unauthenticated;
import pl.proassist.domain.access.AccessRefusal.UnknownSession;
import pl.proassist.domain.access.AccessRefusal.WrongCredentials;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.shared.Refusal;

/** Who is in stays in for a while, sees where else, and is out when it is over. */
class SessionsTest extends AccessTest {

    private static final String NEW_PASSPHRASE = "siedem wiatrów nad łąką";

    @BeforeEach void anna_is_employed() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));
    }

    @Test void half_an_hour_without_a_request_ends_a_session() {
        var given = world.logsIn("anna.nowak");
        world.clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(world.asks(given.token()).isRight()).isTrue();

        world.clock.advance(Duration.ofMinutes(30));

        assertThat(world.asks(given.token()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void twelve_hours_end_a_session_however_busy() {
        var given = world.logsIn("anna.nowak");
        IntStream.range(0, 35).forEach(each -> {
            world.clock.advance(Duration.ofMinutes(20));
            assertThat(world.asks(given.token()).isRight()).isTrue();
        });

        world.clock.advance(Duration.ofMinutes(20));

        assertThat(world.asks(given.token()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void when_it_was_last_seen_is_written_down_once_a_minute() {
        var given = world.logsIn("anna.nowak");
        var began = world.clock.instant();
        world.clock.advance(Duration.ofSeconds(59));
        world.asks(given.token());
        assertThat(stored(given).lastSeen()).isEqualTo(began);

        world.clock.advance(Duration.ofSeconds(1));
        world.asks(given.token());

        assertThat(stored(given)).isEqualTo(given.session().seen(world.clock.instant()));
    }

    @ParameterizedTest @ValueSource(strings = {"", "guessed", "pk_guessed"})
    void a_forged_token_is_nobodys(String token) {
        world.logsIn("anna.nowak");

        assertThat(world.asks(token).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(byCookie(token, false, Option.none()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void the_fingerprint_of_a_token_is_no_token() {
        var given = world.logsIn("anna.nowak");

        assertThat(world.asks(given.session().fingerprint()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks(given.session().id().toString()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void by_cookie_only_our_own_page_changes_something() {
        var given = world.logsIn("anna.nowak");

        assertThat(byCookie(given.token(), true, Option.none()).getLeft()).isEqualTo(new ForeignPage());
        assertThat(byCookie(given.token(), true, Option.some("forged")).getLeft()).isEqualTo(new ForeignPage());
        assertThat(byCookie(given.token(), true, Option.some("")).getLeft()).isEqualTo(new ForeignPage());
        assertThat(byCookie(given.token(), true, Option.some(given.csrf())).get().user()).contains(ANNA);
        assertThat(byCookie(given.token(), false, Option.none()).get().user()).contains(ANNA);
    }

    @Test void the_proof_of_another_session_proves_nothing() {
        var one = world.logsIn("anna.nowak");
        var other = world.logsIn("anna.nowak");

        assertThat(byCookie(one.token(), true, Option.some(other.csrf())).getLeft()).isEqualTo(new ForeignPage());
    }

    @Test void a_token_in_the_header_needs_no_further_proof() {
        assertThat(world.asks(world.logsIn("anna.nowak").token()).isRight()).isTrue();
    }

    @Test void whoever_holds_the_installations_token_is_the_installation_but_not_by_cookie() {
        var caller = world.asks(INSTALLATION).get();

        assertThat(caller).isEqualTo(Caller.installation(CLINIC));
        assertThat(byCookie(INSTALLATION, false, Option.none()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test @Proves("SEC-21") void the_address_of_each_request_is_the_one_it_came_from() {
        var given = world.logsIn("anna.nowak", CLINIC);

        var caller = world.identifyCaller.handle(new Credentials(given.token(), ELSEWHERE, false, true, Option.none())).get();

        assertThat(caller.actor()).isEqualTo(Actor.person(ANNA, ELSEWHERE));
    }

    @Test @Proves({"SEC-25", "A20"}) void several_people_are_logged_in_in_one_browser_each_by_both_steps() {
        world.employ(anAccountOf("piotr").at(FACILITY, Role.SPECIALIST));
        var hers = world.logsIn("anna.nowak");
        var his = world.logsIn("piotr");

        assertThat(world.asks(hers.token()).get().user()).contains(ANNA);
        assertThat(world.asks(his.token()).get().user()).contains(his.account().id());
        assertThat(world.bySms.taken()).hasSize(2);
    }

    @Test @Proves({"SEC-25", "A20"}) void sessions_run_out_one_by_one() {
        world.employ(anAccountOf("piotr"));
        var hers = world.logsIn("anna.nowak");
        var his = world.logsIn("piotr");
        world.clock.advance(Duration.ofMinutes(20));
        world.asks(his.token());

        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.asks(hers.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks(his.token()).isRight()).isTrue();
    }

    @Test void a_person_sees_the_own_live_sessions_newest_first() {
        world.logsIn("anna.nowak", ELSEWHERE);
        world.clock.advance(Duration.ofMinutes(29));
        var second = world.logsIn("anna.nowak");
        world.clock.advance(Duration.ofMinutes(2));
        var third = world.logsIn("anna.nowak", ELSEWHERE);
        world.employ(anAccountOf("piotr"));
        world.logsIn("piotr");

        assertThat(world.mySessions.live(world.asks(third.token()).get()).get()).containsExactly(third.session(), second.session());
        assertThat(world.mySessions.account(world.asks(third.token()).get()).get()).isEqualTo(world.account(ANNA));
    }

    @Test @Proves("SEC-21") void whoever_logs_out_is_out() {
        var given = world.logsIn("anna.nowak");
        var caller = world.asks(given.token()).get();

        assertThat(world.mySessions.logOut(caller).get()).isEqualTo(given.session().id());

        assertThat(world.asks(given.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.mySessions.logOut(caller).getLeft()).isEqualTo(new UnknownSession(given.session().id()));
        assertThat(world.trail("session.end")).extracting(each -> each.result()).containsExactly("done", "unknown-session");
        assertThat(world.trail("session.end").get(0).act().on()).containsEntry("session", given.session().id().value());
    }

    @Test void a_person_ends_the_own_other_session() {
        var lost = world.logsIn("anna.nowak", ELSEWHERE);
        var caller = world.asks(world.logsIn("anna.nowak").token()).get();

        world.mySessions.end(caller, lost.session().id()).get();

        assertThat(world.asks(lost.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.mySessions.live(caller).get()).hasSize(1);
    }

    @Test void nobody_ends_the_session_of_another() {
        world.employ(anAccountOf("piotr"));
        var his = world.logsIn("piotr");
        var caller = world.asks(world.logsIn("anna.nowak").token()).get();

        assertThat(world.mySessions.end(caller, his.session().id()).getLeft()).isEqualTo(new UnknownSession(his.session().id()));
        assertThat(world.asks(his.token()).isRight()).isTrue();
    }

    @Test void a_session_that_is_used_while_it_is_ended_stays_ended() {
        var given = world.logsIn("anna.nowak");
        var caller = world.asks(given.token()).get();
        world.mySessions.logOut(caller).get();

        world.stores.transactions().record(() -> {
            world.stores.sessions().save(given.session().seen(world.clock.instant().plusSeconds(60)));
            return true;
        });

        assertThat(world.asks(given.token()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void keys_and_the_installation_have_no_account_and_no_sessions() {
        var key = new Caller(new Actor(Actor.Kind.KEY, Option.some(ANNA.value()), Option.none()), Grants.ALL, Option.none());

        for (var caller : List.of(key, Caller.installation(CLINIC))) {
            assertThat(List.<Either<Refusal, ?>>of(world.mySessions.account(caller), world.mySessions.live(caller), world.mySessions.logOut(caller),
                    world.mySessions.end(caller, new SessionId(Builders.id("any"))), world.changePassword.handle(caller, new ChangePassword.Command("a", "b")),
                    world.chooseSecondFactor.handle(caller, new ChooseSecondFactor.Command(SMS_CODE, "a"))))
                    .allMatch(answer -> answer.getLeft().equals(new PersonsOnly()));
        }
    }

    @Test @Proves("SEC-21") void another_password_ends_all_other_sessions() {
        var lost = world.logsIn("anna.nowak", ELSEWHERE);
        var here = world.logsIn("anna.nowak");
        var caller = world.asks(here.token()).get();

        world.changePassword.handle(caller, new ChangePassword.Command(PASSPHRASE, NEW_PASSPHRASE)).get();

        assertThat(world.asks(lost.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks(here.token()).isRight()).isTrue();
        assertThat(world.starts("anna.nowak", PASSPHRASE).getLeft()).isEqualTo(new WrongCredentials());
        assertThat(world.starts("anna.nowak", NEW_PASSPHRASE).isRight()).isTrue();
        remembered("account.password", caller.actor(), "user", ANNA.value(), "done");
    }

    @Test @Proves("SEC-21") void whoever_does_not_know_the_old_password_changes_nothing() {
        var given = world.logsIn("anna.nowak");
        var other = world.logsIn("anna.nowak", ELSEWHERE);
        var caller = world.asks(given.token()).get();

        var answer = world.changePassword.handle(caller, new ChangePassword.Command("nie to hasło wcale", NEW_PASSPHRASE));

        assertThat(answer.getLeft()).isEqualTo(new WrongCredentials());
        assertThat(world.asks(other.token()).isRight()).isTrue();
        assertThat(world.starts("anna.nowak", PASSPHRASE).isRight()).isTrue();
        remembered("account.password", caller.actor(), "user", ANNA.value(), "wrong-credentials");
    }

    @ParameterizedTest @Proves({"SEC-13", "SEC-15"})
    @CsvSource({"jedenaście, password-too-short", "haslo1234567, password-too-common", "anna.nowak-wchodzi, password-too-personal",
            "wieża pani Nowak, password-too-personal", "skrzynka anna@podlipa.example, password-too-personal", "moje +48600700800, password-too-personal"})
    void a_weak_password_is_refused_by_name(String password, String code) {
        assertThat(refusal(world.changePassword.handle(world.caller(ANNA), new ChangePassword.Command(PASSPHRASE, password)))).isEqualTo(code);
        assertThat(world.starts("anna.nowak", PASSPHRASE).isRight()).isTrue();
    }

    @Test void guessing_the_old_password_in_somebodys_session_is_slowed_down() {
        var caller = world.asks(world.logsIn("anna.nowak").token()).get();
        var wrong = new ChangePassword.Command("nie to hasło wcale", NEW_PASSPHRASE);
        IntStream.range(0, 5).forEach(each -> assertThat(world.changePassword.handle(caller, wrong).getLeft()).isEqualTo(new WrongCredentials()));
        var asked = world.passwords.asked();

        var right = new ChangePassword.Command(PASSPHRASE, NEW_PASSPHRASE);

        assertThat(world.changePassword.handle(caller, right).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        assertThat(world.passwords.asked()).isEqualTo(asked);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.changePassword.handle(caller, right).isRight()).isTrue();
        assertThat(world.changePassword.handle(caller, wrong).getLeft()).isEqualTo(new WrongCredentials());
    }

    @Test void another_password_ends_a_login_that_began_with_the_old_one() {
        var challenge = world.challenge("anna.nowak", ELSEWHERE);
        var code = world.code(world.bySms);

        world.changePassword.handle(world.caller(ANNA), new ChangePassword.Command(PASSPHRASE, NEW_PASSPHRASE)).get();

        assertThat(world.enters(challenge, code).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test @Proves({"SEC-08", "SEC-21"}) void another_way_of_the_second_step_ends_all_other_sessions_and_logins_under_way() {
        var lost = world.logsIn("anna.nowak", ELSEWHERE);
        var here = world.logsIn("anna.nowak");
        var challenge = world.challenge("anna.nowak", ELSEWHERE);
        var code = world.code(world.bySms);
        var caller = world.asks(here.token()).get();

        world.chooseSecondFactor.handle(caller, new ChooseSecondFactor.Command(EMAIL_CODE, PASSPHRASE)).get();

        assertThat(world.asks(lost.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.enters(challenge, code).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.asks(here.token()).isRight()).isTrue();
        remembered("account.second-factor", caller.actor(), "user", ANNA.value(), "done");
    }

    @Test @Proves("SEC-21") void whoever_stole_a_session_and_does_not_know_the_password_cannot_turn_the_codes_elsewhere() {
        var other = world.logsIn("anna.nowak", ELSEWHERE);
        var caller = world.asks(world.logsIn("anna.nowak").token()).get();
        var before = world.account(ANNA);

        var answer = world.chooseSecondFactor.handle(caller, new ChooseSecondFactor.Command(EMAIL_CODE, "nie to hasło wcale"));

        assertThat(answer.getLeft()).isEqualTo(new WrongCredentials());
        assertThat(world.account(ANNA)).isEqualTo(before);
        assertThat(world.asks(other.token()).isRight()).isTrue();
        remembered("account.second-factor", caller.actor(), "user", ANNA.value(), "wrong-credentials");
    }

    @Test void guesses_of_the_old_password_are_counted_together_wherever_it_is_asked_for() {
        var caller = world.asks(world.logsIn("anna.nowak").token()).get();
        var guess = new ChooseSecondFactor.Command(EMAIL_CODE, "nie to hasło wcale");
        IntStream.range(0, 4).forEach(each -> world.chooseSecondFactor.handle(caller, guess));
        world.changePassword.handle(caller, new ChangePassword.Command("nie to hasło wcale", NEW_PASSPHRASE));
        var asked = world.passwords.asked();

        var right = new ChooseSecondFactor.Command(EMAIL_CODE, PASSPHRASE);

        assertThat(world.chooseSecondFactor.handle(caller, right).getLeft()).isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        assertThat(world.changePassword.handle(caller, new ChangePassword.Command(PASSPHRASE, NEW_PASSPHRASE)).getLeft())
                .isEqualTo(new TooManyAttempts(Duration.ofSeconds(1)));
        assertThat(world.passwords.asked()).isEqualTo(asked);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.chooseSecondFactor.handle(caller, right).isRight()).isTrue();
        assertThat(world.chooseSecondFactor.handle(caller, guess).getLeft()).isEqualTo(new WrongCredentials());
    }

    @Test void a_page_that_was_loaded_anew_learns_its_proof_again() {
        var given = world.logsIn("anna.nowak");

        assertThat(world.mySessions.csrf(world.asks(given.token()).get()).get()).isEqualTo(given.csrf());
        assertThat(world.mySessions.csrf(Caller.installation(CLINIC)).getLeft()).isEqualTo(new PersonsOnly());
    }

    @Test @Proves("SEC-13") void the_bounds_of_a_password_are_told() {
        var caller = world.caller(ANNA);

        assertThat(world.changePassword.handle(caller, new ChangePassword.Command(PASSPHRASE, "short")).getLeft())
                .isEqualTo(new PasswordTooShort(12));
        assertThat(world.changePassword.handle(caller, new ChangePassword.Command(PASSPHRASE, "x".repeat(257))).getLeft())
                .isEqualTo(new PasswordTooLong(256));
    }

    @Test void a_password_is_never_printed() {
        assertThat(new ChangePassword.Command(PASSPHRASE, NEW_PASSPHRASE).toString()).doesNotContain("parasole", "wiatrów");
        assertThat(new ChooseSecondFactor.Command(SMS_CODE, PASSPHRASE).toString()).doesNotContain("parasole");
        assertThat(new Credentials("token", CLINIC, true, true, Option.some("proof")).toString()).doesNotContain("token", "proof");
    }

    private Either<Refusal, Caller> byCookie(String token, boolean changes, Option<String> csrf) {
        return world.identifyCaller.handle(new Credentials(token, CLINIC, true, changes, csrf));
    }

    private Session stored(SessionGiven given) {
        return world.stores.transactions().record(() -> world.stores.sessions().find(given.session().fingerprint()).get());
    }
}
