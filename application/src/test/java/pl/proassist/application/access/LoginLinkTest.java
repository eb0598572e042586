package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.BROWSER;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.application.fakes.AccessWorld.ELSEWHERE;
import static pl.proassist.application.fakes.AccessWorld.URL;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_LINK;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.AccessRefusal.LoginEnded;
import pl.proassist.domain.access.AccessRefusal.NotConfirmedYet;
import pl.proassist.domain.access.Actor;

/** The link in the e-mail confirms one login, and lets in the browser that began it, and no other. */
@Proves({"SEC-04", "A21"})
class LoginLinkTest extends AccessTest {

    @BeforeEach void anna_gets_links_by_email() {
        world.employ(anAccount().by(EMAIL_LINK));
    }

    @Test @Proves("SEC-21") void the_button_behind_the_link_lets_the_browser_in_that_began() {
        var challenge = world.challenge("anna.nowak");
        assertThat(world.code(world.byLink)).startsWith(URL + "/login/");
        assertThat(world.goesOn(challenge).getLeft()).isEqualTo(new NotConfirmedYet());

        var pressed = world.confirmLogin.press(world.linkToken(), ELSEWHERE).get();

        assertThat(pressed).isEqualTo(challenge.sending().attempt().details());
        assertThat(world.goesOn(challenge).get().account().id()).isEqualTo(ANNA);
        remembered("login.link-confirmed", Actor.stranger(ELSEWHERE), "user", ANNA.value(), "done");
        assertThat(world.trail()).containsExactly("login.password done STRANGER", "login.link-confirmed done STRANGER", "login.done done PERSON");
        assertThat(world.trail("login.done").get(0).act().facts()).containsEntry("method", "EMAIL_LINK");
    }

    @Test void the_page_shows_when_the_login_began_and_by_which_device_from_where() {
        var began = world.clock.instant();
        world.challenge("anna.nowak");
        world.clock.advance(Duration.ofMinutes(1));

        var details = world.confirmLogin.look(world.linkToken()).get();

        assertThat(details.startedAt()).isEqualTo(began);
        assertThat(details.device()).isEqualTo(BROWSER);
        assertThat(details.address()).isEqualTo(CLINIC);
    }

    @Test void a_scanner_of_mail_that_opens_the_link_changes_nothing() {
        var challenge = world.challenge("anna.nowak");
        var before = world.trail();

        world.confirmLogin.look(world.linkToken());
        world.confirmLogin.look(world.linkToken());

        assertThat(world.goesOn(challenge).getLeft()).isEqualTo(new NotConfirmedYet());
        assertThat(world.trail()).isEqualTo(before);
    }

    @Test void the_browser_that_opened_the_link_is_not_let_in_by_what_it_holds() {
        world.challenge("anna.nowak");
        var token = world.linkToken();
        world.confirmLogin.press(token, ELSEWHERE).get();

        assertThat(refusal(world.asks(token))).isEqualTo("unauthenticated");
        assertThat(world.finishLogin.handle(new FinishLogin.Command(token, Option.none(), ELSEWHERE, "Thunderbird")).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.stores.transactions().record(() -> world.stores.sessions().of(ANNA))).isEmpty();
    }

    @Test void the_button_is_pressed_once_and_lets_in_once() {
        var challenge = world.challenge("anna.nowak");
        var token = world.linkToken();
        world.confirmLogin.press(token, ELSEWHERE).get();

        assertThat(world.confirmLogin.press(token, ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.confirmLogin.look(token).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.goesOn(challenge).isRight()).isTrue();
        assertThat(world.goesOn(challenge).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.confirmLogin.press(token, ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test @Proves("A35") void the_link_lives_ten_minutes() {
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(world.confirmLogin.look(world.linkToken()).isRight()).isTrue();

        world.clock.advance(Duration.ofMillis(1));

        assertThat(world.confirmLogin.look(world.linkToken()).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.confirmLogin.press(world.linkToken(), ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.goesOn(challenge).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test void a_confirmed_login_waits_no_longer_than_the_link_lives() {
        var challenge = world.challenge("anna.nowak");
        world.confirmLogin.press(world.linkToken(), ELSEWHERE).get();

        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.goesOn(challenge).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test @Proves("SEC-11") void a_newer_link_kills_the_older_one() {
        var challenge = world.challenge("anna.nowak");
        var older = world.linkToken();
        world.clock.advance(Duration.ofSeconds(30));

        world.asksAgain(challenge, Option.none()).get();

        assertThat(world.linkToken()).isNotEqualTo(older);
        assertThat(world.confirmLogin.press(older, ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.confirmLogin.press(world.linkToken(), ELSEWHERE).isRight()).isTrue();
    }

    @Test void a_link_is_worth_nothing_once_a_code_was_sent_in_its_place() {
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofSeconds(30));

        world.asksAgain(challenge, Option.some(SMS_CODE)).get();

        assertThat(world.confirmLogin.press(world.linkToken(), ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test void the_link_confirms_the_login_that_caused_it_and_no_other_of_the_same_person() {
        var first = world.challenge("anna.nowak");
        var token = world.linkToken();
        var second = world.challenge("anna.nowak");

        world.confirmLogin.press(token, ELSEWHERE).get();

        assertThat(world.goesOn(second).getLeft()).isEqualTo(new NotConfirmedYet());
        assertThat(world.goesOn(first).isRight()).isTrue();
    }

    @Test void no_code_goes_where_a_link_was_asked_for() {
        var challenge = world.challenge("anna.nowak");
        var attempt = challenge.sending().attempt();

        var answer = world.enters(challenge, world.secrets.code(attempt.details().id().value(), attempt.sendings()));

        assertThat(answer.getLeft()).isEqualTo(new NotConfirmedYet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000.aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "00000000-0000-0000-0000-000000000000.<script>alert(1)</script>", "../../admin"})
    void a_forged_link_confirms_nothing(String token) {
        assertThat(world.confirmLogin.look(token).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.confirmLogin.press(token, ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test void the_id_of_an_attempt_with_another_proof_confirms_nothing() {
        var challenge = world.challenge("anna.nowak");
        world.employ(anAccountOf("piotr").by(EMAIL_LINK));
        world.challenge("piotr");
        var forged = challenge.sending().attempt().details().id() + world.linkToken().substring(36);

        assertThat(world.confirmLogin.press(forged, ELSEWHERE).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.goesOn(challenge).getLeft()).isEqualTo(new NotConfirmedYet());
    }
}
