package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_LINK;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.AccessRefusal.LoginEnded;
import pl.proassist.domain.access.AccessRefusal.NotConfirmedYet;
import pl.proassist.domain.access.AccessRefusal.TooManyCodes;
import pl.proassist.domain.access.AccessRefusal.WrongCode;
import pl.proassist.domain.access.LoginAttempt.Asked;
import pl.proassist.domain.access.LoginAttempt.Confirmed;
import pl.proassist.domain.access.LoginAttempt.Over;
import pl.proassist.domain.access.LoginAttempt.Tried;

/** The second step, by the numbers of A35. */
@Proves("A35")
class LoginAttemptTest {

    private static final Instant NOW = Builders.BOOKED;
    private static final LoginAttempt.Details DETAILS = new LoginAttempt.Details(new LoginAttemptId(Builders.id("attempt")), AccountBuilder.ANNA,
            "challenge", NOW, "Firefox", "192.0.2.7");
    private static final Asked BY_SMS = Asked.first(DETAILS, SMS_CODE);
    private static final Asked BY_LINK = Asked.first(DETAILS, EMAIL_LINK);
    private static final Confirmed CONFIRMED = new Confirmed(DETAILS, NOW.plusSeconds(600));
    private static final Over OVER = new Over(DETAILS);

    @Test void the_right_code_lets_in_once() {
        assertThat(BY_SMS.enter(true, NOW)).isEqualTo(new Tried(OVER, Option.none()));
        assertThat(OVER.enter(true, NOW)).isEqualTo(new Tried(OVER, Option.some(new LoginEnded())));
    }

    @ParameterizedTest @EnumSource(value = SecondFactorMethod.class, names = {"SMS_CODE", "EMAIL_CODE"})
    void a_code_lives_five_minutes(SecondFactorMethod method) {
        var asked = Asked.first(DETAILS, method);
        var end = NOW.plus(Duration.ofMinutes(5));

        assertThat(asked.expiresAt()).isEqualTo(end);
        assertThat(asked.enter(true, end.minusMillis(1)).refused()).isEmpty();
        assertThat(asked.enter(true, end)).isEqualTo(new Tried(asked, Option.some(new LoginEnded())));
    }

    @Test void there_are_five_tries_and_the_sixth_is_not_looked_at() {
        LoginAttempt attempt = BY_SMS;
        for (var left : List.of(4, 3, 2, 1)) {
            var tried = attempt.enter(false, NOW);
            assertThat(tried.refused()).contains(new WrongCode(left));
            attempt = tried.next();
        }

        var fifth = attempt.enter(false, NOW);
        var sixth = fifth.next().enter(true, NOW);

        assertThat(fifth).isEqualTo(new Tried(OVER, Option.some(new LoginEnded())));
        assertThat(sixth).isEqualTo(new Tried(OVER, Option.some(new LoginEnded())));
    }

    @Test void the_fifth_try_may_be_the_right_one() {
        assertThat(new Asked(DETAILS, SMS_CODE, 1, NOW, 4).enter(true, NOW)).isEqualTo(new Tried(OVER, Option.none()));
    }

    @Test void a_wrong_code_that_comes_too_late_is_not_counted_any_more() {
        assertThat(BY_SMS.enter(false, NOW.plusSeconds(300)).next()).isEqualTo(BY_SMS);
    }

    @Test @Proves("SEC-11") void another_code_can_be_had_after_thirty_seconds() {
        assertThat(BY_SMS.resendAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(BY_SMS.again(SMS_CODE, NOW.plusSeconds(29)).getLeft()).isEqualTo(new TooManyCodes(Duration.ofSeconds(1)));
        assertThat(BY_SMS.again(SMS_CODE, NOW.plusSeconds(30)).get()).isEqualTo(new Asked(DETAILS, SMS_CODE, 2, NOW.plusSeconds(30), 0));
    }

    @Test @Proves("SEC-11") void an_expired_code_can_be_replaced_and_the_new_one_lives_its_own_five_minutes() {
        var later = NOW.plusSeconds(400);

        var again = BY_SMS.again(SMS_CODE, later).get();

        assertThat(again.expiresAt()).isEqualTo(later.plusSeconds(300));
        assertThat(again.enter(true, later).refused()).isEmpty();
    }

    @Test @Proves("SEC-08") void another_sending_may_go_another_way() {
        assertThat(BY_SMS.again(EMAIL_CODE, NOW.plusSeconds(30)).get().method()).isEqualTo(EMAIL_CODE);
        assertThat(BY_LINK.again(SMS_CODE, NOW.plusSeconds(30)).get().method()).isEqualTo(SMS_CODE);
    }

    @Test void another_sending_gives_no_new_tries() {
        var again = new Asked(DETAILS, SMS_CODE, 1, NOW, 4).again(SMS_CODE, NOW.plusSeconds(30)).get();

        assertThat(again.enter(false, NOW.plusSeconds(31)).next()).isEqualTo(OVER);
    }

    @Test void five_sendings_are_all() {
        assertThat(new Asked(DETAILS, SMS_CODE, 4, NOW, 0).again(SMS_CODE, NOW.plusSeconds(30)).get().sendings()).isEqualTo(5);
        assertThat(new Asked(DETAILS, SMS_CODE, 5, NOW, 0).again(SMS_CODE, NOW.plusSeconds(30)).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test void half_an_hour_after_the_password_nothing_is_sent_any_more() {
        var end = NOW.plus(Duration.ofMinutes(30));

        assertThat(BY_SMS.again(SMS_CODE, end.minusMillis(1)).isRight()).isTrue();
        assertThat(BY_SMS.again(SMS_CODE, end).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test @Proves({"A21", "SEC-04"}) void the_link_must_be_confirmed_within_ten_minutes_and_once() {
        var end = NOW.plus(Duration.ofMinutes(10));

        assertThat(BY_LINK.confirm(end.minusMillis(1)).get()).isEqualTo(CONFIRMED);
        assertThat(BY_LINK.confirm(end).getLeft()).isEqualTo(new LoginEnded());
        assertThat(CONFIRMED.confirm(NOW).getLeft()).isEqualTo(new LoginEnded());
    }

    @Test @Proves("A21") void the_browser_that_began_waits_for_the_confirmation_and_comes_in_once() {
        assertThat(BY_LINK.goOn(NOW)).isEqualTo(new Tried(BY_LINK, Option.some(new NotConfirmedYet())));
        assertThat(BY_LINK.goOn(NOW.plusSeconds(600))).isEqualTo(new Tried(BY_LINK, Option.some(new LoginEnded())));

        assertThat(CONFIRMED.goOn(NOW.plusSeconds(599))).isEqualTo(new Tried(OVER, Option.none()));
        assertThat(CONFIRMED.goOn(NOW.plusSeconds(600))).isEqualTo(new Tried(CONFIRMED, Option.some(new LoginEnded())));
        assertThat(OVER.goOn(NOW).refused()).contains(new LoginEnded());
    }

    @Test @Proves("SEC-07") void no_code_opens_what_waits_for_the_link() {
        assertThat(BY_LINK.enter(true, NOW)).isEqualTo(new Tried(BY_LINK, Option.some(new NotConfirmedYet())));
        assertThat(CONFIRMED.enter(true, NOW)).isEqualTo(new Tried(CONFIRMED, Option.some(new LoginEnded())));
    }

    @Test @Proves("SEC-07") void no_button_opens_what_waits_for_a_code() {
        assertThat(BY_SMS.confirm(NOW).getLeft()).isEqualTo(new LoginEnded());
        assertThat(BY_SMS.goOn(NOW).refused()).contains(new NotConfirmedYet());
        assertThat(BY_SMS.goOn(NOW).next()).isEqualTo(BY_SMS);
    }

    @Test void what_was_confirmed_or_is_over_is_not_sent_again() {
        assertThat(CONFIRMED.again(SMS_CODE, NOW.plusSeconds(60))).isEqualTo(Either.left(new LoginEnded()));
        assertThat(OVER.again(SMS_CODE, NOW.plusSeconds(60))).isEqualTo(Either.left(new LoginEnded()));
        assertThat(OVER.confirm(NOW)).isEqualTo(Either.left(new LoginEnded()));
    }
}
