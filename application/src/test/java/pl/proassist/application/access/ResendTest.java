package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.BROWSER;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.access.AccessRefusal.LoginEnded;
import pl.proassist.domain.access.AccessRefusal.NoSuchSecondFactor;
import pl.proassist.domain.access.AccessRefusal.TooManyCodes;
import pl.proassist.domain.access.AccessRefusal.WrongCode;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.SecondFactorMethod;

/** Another code, after a moment, and not without end: codes by SMS cost money, and each is one more chance to guess. */
@Proves({"SEC-11", "A35"})
class ResendTest extends AccessTest {

    private static final Option<SecondFactorMethod> SAME_WAY = Option.none();

    @BeforeEach void anna_is_employed() {
        world.employ(anAccount());
    }

    @Test @Proves("SEC-21") void a_new_code_takes_the_place_of_the_one_before() {
        var challenge = world.challenge("anna.nowak");
        var first = world.code(world.bySms);
        world.clock.advance(Duration.ofSeconds(30));

        var again = world.asksAgain(challenge, SAME_WAY).get();

        assertThat(again.secret()).isEqualTo(challenge.secret());
        assertThat(again.sending().attempt().sendings()).isEqualTo(2);
        assertThat(world.bySms.taken()).hasSize(2);
        assertThat(world.enters(challenge, first).getLeft()).isEqualTo(new WrongCode(4));
        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
        remembered("login.resend", Actor.stranger(CLINIC), "user", ANNA.value(), "done");
    }

    @Test void half_a_minute_must_pass() {
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofSeconds(29));

        assertThat(world.asksAgain(challenge, SAME_WAY).getLeft()).isEqualTo(new TooManyCodes(Duration.ofSeconds(1)));

        assertThat(world.bySms.taken()).hasSize(1);
        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test void the_new_code_lives_its_own_five_minutes() {
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofMinutes(6));
        world.asksAgain(challenge, SAME_WAY).get();

        world.clock.advance(Duration.ofMinutes(5).minusMillis(1));

        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test @Proves({"SEC-08", "SEC-09"}) void whoever_has_no_phone_at_hand_gets_the_code_by_email() {
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofSeconds(30));

        var again = world.asksAgain(challenge, Option.some(EMAIL_CODE)).get();

        assertThat(again.sending().masked()).isEqualTo("a***@podlipa.example");
        assertThat(world.enters(challenge, world.code(world.byMail)).isRight()).isTrue();
        assertThat(world.account(ANNA).requireActive().get().method()).isEqualTo(SMS_CODE);
    }

    @Test @Proves("SEC-09") void nothing_goes_a_way_that_the_person_does_not_have() {
        world.employ(anAccountOf("ewa").withoutEmail());
        var challenge = world.challenge("ewa");
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.asksAgain(challenge, Option.some(EMAIL_CODE)).getLeft()).isEqualTo(new NoSuchSecondFactor());

        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test void a_code_is_sent_five_times_for_one_attempt() {
        var challenge = world.challenge("anna.nowak");
        IntStream.range(0, 4).forEach(each -> {
            world.clock.advance(Duration.ofSeconds(30));
            world.asksAgain(challenge, SAME_WAY).get();
        });
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.asksAgain(challenge, SAME_WAY).getLeft()).isEqualTo(new LoginEnded());

        assertThat(world.bySms.taken()).hasSize(5);
        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test void another_code_gives_no_more_tries() {
        var challenge = world.challenge("anna.nowak");
        IntStream.range(0, 4).forEach(each -> world.enters(challenge, "wrong"));
        world.clock.advance(Duration.ofSeconds(30));
        world.asksAgain(challenge, SAME_WAY).get();

        assertThat(world.enters(challenge, "wrong").getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.asksAgain(challenge, SAME_WAY).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test void a_number_gets_twenty_codes_a_day_whoever_asks() {
        world.employ(anAccountOf("ewa").phone("+48600700800"));
        IntStream.range(0, 10).forEach(each -> {
            world.challenge("anna.nowak", "203.0.113." + each);
            world.challenge("ewa", "203.0.113." + each);
        });

        assertThat(refusal(world.starts("anna.nowak", PASSPHRASE))).isEqualTo("too-many-codes");
        assertThat(refusal(world.starts("ewa", PASSPHRASE))).isEqualTo("too-many-codes");
        assertThat(world.bySms.taken()).hasSize(20);

        world.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(world.starts("anna.nowak", PASSPHRASE).isRight()).isTrue();
    }

    @Test void a_new_sending_counts_too_and_the_other_way_stays_open() {
        var challenge = world.challenge("anna.nowak");
        IntStream.range(0, 19).forEach(each -> world.challenge("anna.nowak", "203.0.113." + each));
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(refusal(world.asksAgain(challenge, SAME_WAY))).isEqualTo("too-many-codes");

        assertThat(world.asksAgain(challenge, Option.some(EMAIL_CODE)).isRight()).isTrue();
    }

    @Test void nobody_asks_again_without_the_secret_of_the_challenge() {
        world.challenge("anna.nowak");
        world.clock.advance(Duration.ofSeconds(30));

        var answer = world.resendCode.handle(new ResendCode.Command("guessed", SAME_WAY, CLINIC));

        assertThat(answer.getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.letters()).hasSize(1);
    }

    @Test void nothing_is_sent_once_the_login_is_done() {
        var challenge = world.challenge("anna.nowak");
        world.enters(challenge, world.code(world.bySms)).get();
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.asksAgain(challenge, SAME_WAY).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.bySms.taken()).hasSize(1);
    }

    @Test void somebody_shut_out_meanwhile_gets_no_code_and_is_not_told_why() {
        var challenge = world.challenge("anna.nowak");
        world.store(anAccount().deactivated());
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.asksAgain(challenge, SAME_WAY).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.bySms.taken()).hasSize(1);
    }

    @Test void a_secret_is_never_printed() {
        assertThat(new ResendCode.Command("secret", SAME_WAY, CLINIC).toString()).doesNotContain("secret");
        assertThat(new FinishLogin.Command("secret", Option.some("123456"), CLINIC, BROWSER).toString()).doesNotContain("secret", "123456");
        assertThat(new StartLogin.Command("anna.nowak", PASSPHRASE, CLINIC, BROWSER).toString()).doesNotContain("anna", "parasole");
    }
}
