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
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_LINK;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakePasswords;
import pl.proassist.domain.access.AccessRefusal.LoginEnded;
import pl.proassist.domain.access.AccessRefusal.WrongCode;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.shared.Refusal;

/** Two steps, at every login. */
@Proves({"SEC-01", "SEC-05"})
class LoginTest extends AccessTest {

    private static final String ANNAS = "anna.nowak";

    @BeforeEach void anna_is_employed() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));
    }

    @Test @Proves({"SEC-02", "SEC-06", "SEC-21"}) void somebody_logs_in_by_a_code_in_an_sms() {
        var challenge = world.starts(ANNAS, PASSPHRASE).get().getLeft();

        assertThat(challenge.sending().attempt().method()).isEqualTo(SMS_CODE);
        assertThat(challenge.sending().masked()).isEqualTo("*** *** 800");
        assertThat(challenge.sending().methods()).containsExactly(SMS_CODE, EMAIL_CODE, EMAIL_LINK);
        world.settle();
        assertThat(world.bySms.taken()).singleElement().matches(sent -> sent.to().getLeft().value().equals("+48600700800"))
                .matches(sent -> sent.proof().device().equals(BROWSER) && sent.proof().address().equals(CLINIC));

        var given = world.enters(challenge, world.code(world.bySms)).get();

        assertThat(given.account().id()).isEqualTo(ANNA);
        assertThat(given.session().device()).isEqualTo(BROWSER);
        var caller = world.asks(given.token()).get();
        assertThat(caller.user()).contains(ANNA);
        assertThat(caller.session()).contains(given.session().id());
        assertThat(caller.grants()).isEqualTo(world.account(ANNA).details().grants());
        assertThat(world.trail()).containsExactly("login.password done STRANGER", "login.done done PERSON");
        remembered("login.password", Actor.stranger(CLINIC), "user", ANNA.value(), "done");
        remembered("login.done", Actor.person(ANNA, CLINIC), "user", ANNA.value(), "done");
        assertThat(world.trail("login.done").get(0).act().facts()).isEqualTo(Map.of("method", "SMS_CODE"));
    }

    @Test @Proves({"SEC-03", "SEC-08"}) void somebody_who_chose_the_mailbox_gets_the_code_there() {
        world.employ(anAccountOf("ewa").by(EMAIL_CODE));

        var challenge = world.challenge("ewa");

        assertThat(challenge.sending().masked()).isEqualTo("e***@podlipa.example");
        assertThat(world.byMail.taken()).singleElement().matches(sent -> sent.to().get().value().equals("ewa@podlipa.example"));
        assertThat(world.enters(challenge, world.code(world.byMail)).isRight()).isTrue();
        assertThat(world.bySms.taken()).isEmpty();
    }

    @Test @Proves("SEC-05") void the_second_step_is_asked_for_every_time_on_a_known_device_too() {
        world.logsIn(ANNAS);
        world.clock.advance(Duration.ofSeconds(1));

        var again = world.starts(ANNAS, PASSPHRASE);

        assertThat(again.get().isLeft()).isTrue();
    }

    @Test @Proves("SEC-07") void the_password_alone_opens_nothing() {
        var challenge = world.challenge(ANNAS);

        assertThat(refusal(world.asks(challenge.secret()))).isEqualTo("unauthenticated");
        assertThat(refusal(world.goesOn(challenge))).isEqualTo("not-confirmed-yet");
        assertThat(world.stores.transactions().record(() -> world.stores.sessions().of(ANNA))).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"  anna.nowak ", "Anna.Nowak", "ANNA.NOWAK"})
    void a_login_is_the_same_in_capitals(String login) {
        assertThat(world.starts(login, PASSPHRASE).isRight()).isTrue();
    }

    @Test void the_secret_of_the_challenge_is_not_stored_and_each_is_another() {
        var one = world.challenge(ANNAS);
        var other = world.challenge(ANNAS);

        assertThat(one.secret()).isNotEqualTo(other.secret());
        assertThat(one.sending().attempt().details().challenge()).isNotEqualTo(one.secret());
        assertThat(Stream.of(one, other).map(Object::toString)).noneMatch(text -> text.contains(one.secret()));
    }

    @Test void only_the_fingerprint_of_the_token_is_stored() {
        var given = world.logsIn(ANNAS);

        assertThat(given.session().fingerprint()).isNotEqualTo(given.token()).isEqualTo(world.secrets.fingerprint(given.token()));
        assertThat(given.toString()).doesNotContain(given.token());
    }

    @Test @Proves("A35") void the_code_of_another_attempt_is_wrong() {
        var hers = world.challenge(ANNAS);
        var herCode = world.code(world.bySms);
        world.employ(anAccountOf("piotr"));
        var his = world.challenge("piotr");

        assertThat(world.enters(his, herCode).getLeft()).isEqualTo(new WrongCode(4));
        assertThat(world.enters(hers, herCode).isRight()).isTrue();
    }

    @Test @Proves("A35") void the_code_of_an_earlier_attempt_of_the_same_person_is_wrong_too() {
        world.challenge(ANNAS);
        var earlier = world.code(world.bySms);

        assertThat(world.enters(world.challenge(ANNAS), earlier).getLeft()).isEqualTo(new WrongCode(4));
    }

    @Test @Proves("A35") void a_code_is_used_once() {
        var challenge = world.challenge(ANNAS);
        var code = world.code(world.bySms);
        world.enters(challenge, code).get();

        assertThat(world.enters(challenge, code).getLeft()).isEqualTo(new LoginEnded());
        assertThat(sessions()).isEqualTo(1);
    }

    @Test @Proves("A35") void a_code_is_worth_nothing_after_five_minutes() {
        var challenge = world.challenge(ANNAS);
        var code = world.code(world.bySms);

        world.clock.advance(Duration.ofMinutes(5));

        assertThat(world.enters(challenge, code).getLeft()).isEqualTo(new LoginEnded());
        assertThat(sessions()).isZero();
    }

    @Test @Proves({"A35", "SEC-21"}) void after_five_wrong_codes_the_right_one_is_not_looked_at() {
        var challenge = world.challenge(ANNAS);
        var code = world.code(world.bySms);
        var wrong = wrong(code);

        assertThat(Stream.generate(() -> world.enters(challenge, wrong)).limit(5).map(Either::getLeft))
                .containsExactly(new WrongCode(4), new WrongCode(3), new WrongCode(2), new WrongCode(1), new LoginEnded());
        assertThat(world.enters(challenge, code).getLeft()).isEqualTo(new LoginEnded());

        assertThat(sessions()).isZero();
        assertThat(world.trail("login.code-wrong")).hasSize(6).allMatch(each -> each.act().who().equals(Actor.stranger(CLINIC)))
                .allMatch(each -> each.act().on().get("user").equals(ANNA.value()));
        assertThat(world.trail("login.code-wrong")).extracting(each -> each.act().facts().get("refused"))
                .containsExactly("wrong-code", "wrong-code", "wrong-code", "wrong-code", "login-ended", "login-ended");
        assertThat(world.trail("login.done")).isEmpty();
    }

    @Test void a_wrong_code_costs_this_attempt_and_no_other() {
        var challenge = world.challenge(ANNAS);
        IntStream.range(0, 5).forEach(each -> world.enters(challenge, "no code"));

        assertThat(world.enters(world.challenge(ANNAS), world.code(world.bySms)).isRight()).isTrue();
    }

    @ParameterizedTest @ValueSource(strings = {"", "guessed", "00000000-0000-0000-0000-000000000000"})
    void nobody_goes_on_without_the_secret_of_the_browser_that_began(String secret) {
        world.challenge(ANNAS);

        var answer = world.finishLogin.handle(new FinishLogin.Command(secret, Option.some(world.code(world.bySms)), CLINIC, BROWSER));

        assertThat(answer.getLeft()).isEqualTo(new LoginEnded());
        assertThat(sessions()).isZero();
    }

    @Test @Proves("A35") void the_same_code_at_the_same_time_opens_one_session() throws InterruptedException {
        var challenge = world.challenge(ANNAS);
        var code = world.code(world.bySms);
        var answers = new ConcurrentLinkedQueue<Either<Refusal, SessionGiven>>();
        var threads = IntStream.range(0, 16).mapToObj(each -> new Thread(() -> answers.add(world.enters(challenge, code)))).toList();

        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
        assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft)).hasSize(15).containsOnly(new LoginEnded());
        assertThat(sessions()).isEqualTo(1);
    }

    @Test @Proves("A35") void wrong_codes_at_the_same_time_are_each_counted() throws InterruptedException {
        var challenge = world.challenge(ANNAS);
        var wrong = wrong(world.code(world.bySms));
        var answers = new ConcurrentLinkedQueue<Refusal>();
        var threads = IntStream.range(0, 16).mapToObj(each -> new Thread(() -> answers.add(world.enters(challenge, wrong).getLeft()))).toList();

        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(answers).contains(new WrongCode(4), new WrongCode(3), new WrongCode(2), new WrongCode(1));
        assertThat(answers.stream().filter(new LoginEnded()::equals)).hasSize(12);
    }

    @Test void a_lost_race_leads_to_one_attempt_and_one_code() {
        world.stores.transactions().loseTheNextRaces(3);

        var challenge = world.challenge(ANNAS);

        assertThat(world.bySms.taken()).hasSize(1);
        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test @Proves("SEC-09") void somebody_whose_phone_is_gone_comes_in_by_the_mailbox() {
        world.store(world.employ(anAccountOf("ewa")).about(anAccountOf("ewa").withoutPhone().details()));

        var challenge = world.challenge("ewa");

        assertThat(challenge.sending().methods()).containsExactly(EMAIL_CODE, EMAIL_LINK);
        assertThat(world.enters(challenge, world.code(world.byMail)).isRight()).isTrue();
    }

    @Test @Proves("SEC-09") void somebody_with_neither_phone_nor_mailbox_does_not_come_in() {
        world.employ(anAccountOf("ewa").withoutPhone().withoutEmail());

        assertThat(refusal(world.starts("ewa", PASSPHRASE))).isEqualTo("no-such-second-factor");
        assertThat(world.letters()).isEmpty();
    }

    @ParameterizedTest @EnumSource(SecondFactorMethod.class) @Proves("SEC-08")
    void a_person_chooses_the_way(SecondFactorMethod method) {
        var caller = world.caller(ANNA);

        var account = world.chooseSecondFactor.handle(caller, new ChooseSecondFactor.Command(method, PASSPHRASE)).get();

        assertThat(account).isEqualTo(world.account(ANNA));
        assertThat(world.challenge(ANNAS).sending().attempt().method()).isEqualTo(method);
        remembered("account.second-factor", caller.actor(), "user", ANNA.value(), "done");
        assertThat(world.trail("account.second-factor").get(0).act().facts()).containsEntry("method", method.name());
    }

    @Test @Proves("SEC-08") void nobody_chooses_a_way_that_leads_nowhere() {
        var ewa = world.employ(anAccountOf("ewa").withoutEmail()).details().id();

        assertThat(refusal(world.chooseSecondFactor.handle(world.caller(ewa), new ChooseSecondFactor.Command(EMAIL_CODE, PASSPHRASE)))).isEqualTo("no-such-second-factor");
        assertThat(world.account(ewa).requireActive().get().method()).isEqualTo(SMS_CODE);
        remembered("account.second-factor", world.caller(ewa).actor(), "user", ewa.value(), "no-such-second-factor");
    }

    @Test void a_password_kept_by_weaker_parameters_is_hashed_anew_at_the_next_login() {
        var reset = anAccount().password(FakePasswords.hashedEarlier(PASSPHRASE)).active().invite(world.stores.transactions().record(() ->
                world.invitations.next(ANNA, world.clock.instant())));
        world.store(reset);

        world.logsIn(ANNAS);

        assertThat(world.account(ANNA)).isEqualTo(reset.requireActive().get().hashedAnew(world.passwords.hash(PASSPHRASE)));
    }

    @Test void a_wrong_password_leaves_the_hash_as_it_is() {
        var outdated = anAccount().password(FakePasswords.hashedEarlier(PASSPHRASE)).active();
        world.store(outdated);

        world.starts(ANNAS, "not the passphrase");

        assertThat(world.account(ANNA)).isEqualTo(outdated);
    }

    @Test void nobody_comes_in_by_a_password_that_was_changed_while_it_was_checked() {
        var change = new Runnable() {
            @Override public void run() {
                world.store(anAccount().password(world.passwords.hash("another passphrase altogether")).active());
            }
        };
        var startLogin = new StartLogin(world.stores.accounts(), world.stores.failures(), world.stores.loginRules(), new SlowPasswords(world.passwords, change),
                world.secrets, world.secondSteps, world.openSession, world.stores.staffLetters(), world.stores.transactions(), world.clock);

        var answer = startLogin.handle(new StartLogin.Command(ANNAS, PASSPHRASE, ELSEWHERE, BROWSER));

        assertThat(refusal(answer)).isEqualTo("wrong-credentials");
        assertThat(world.account(ANNA).requireActive().get().password()).isEqualTo(world.passwords.hash("another passphrase altogether"));
    }

    private int sessions() {
        return world.stores.transactions().record(() -> world.stores.sessions().of(ANNA)).size();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
