package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_LINK;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttempt.Asked;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;

/** What every store of logins under way must do: hold the one it was asked for, so that no try goes uncounted. */
public abstract class LoginAttemptsContract extends AccessStoresContract {

    private static final LoginAttempt.Details DETAILS = details("attempt", 0);

    static Stream<LoginAttempt> every_state() {
        return Stream.of(Asked.first(DETAILS, SMS_CODE), Asked.first(DETAILS, EMAIL_CODE), new Asked(DETAILS, EMAIL_LINK, 5, NOW.plusSeconds(200), 4),
                new LoginAttempt.Confirmed(DETAILS, NOW.plusSeconds(600)), new LoginAttempt.Over(DETAILS));
    }

    @ParameterizedTest @MethodSource("every_state")
    void each_state_comes_back_as_it_was_stored(LoginAttempt attempt) {
        save(attempt);

        assertThat(find(DETAILS)).contains(attempt);
        assertThat(inTransaction(() -> access.attempts().find(DETAILS.id()))).contains(attempt);
    }

    @ParameterizedTest @MethodSource("every_state")
    void each_state_can_follow_the_first(LoginAttempt attempt) {
        save(Asked.first(DETAILS, SMS_CODE));

        save(attempt);

        assertThat(find(DETAILS)).contains(attempt);
    }

    @Test void an_unknown_one_is_not_found() {
        save(Asked.first(DETAILS, SMS_CODE));

        assertThat(find(details("another", 0))).isEmpty();
        assertThat(inTransaction(() -> access.attempts().find(new LoginAttemptId(id("another"))))).isEmpty();
    }

    @Test void those_that_began_long_ago_are_dropped() {
        var old = details("old", -1);
        save(Asked.first(old, SMS_CODE));
        save(Asked.first(DETAILS, SMS_CODE));

        doing(() -> access.attempts().forgetBefore(NOW));

        assertThat(find(old)).isEmpty();
        assertThat(find(DETAILS)).isNotEmpty();
    }

    @Test @Proves("A35") void of_tries_at_once_each_sees_what_the_others_did() throws InterruptedException {
        save(Asked.first(DETAILS, SMS_CODE));

        atOnce(4, () -> access.attempts().save(access.attempts().find(DETAILS.challenge()).get().enter(false, NOW).next()));

        assertThat(find(DETAILS)).contains(new Asked(DETAILS, SMS_CODE, 1, NOW, 4));
    }

    @Test void held_by_its_id_as_well() throws InterruptedException {
        save(Asked.first(DETAILS, SMS_CODE));

        atOnce(4, () -> access.attempts().save(access.attempts().find(DETAILS.id()).get().enter(false, NOW).next()));

        assertThat(find(DETAILS)).contains(new Asked(DETAILS, SMS_CODE, 1, NOW, 4));
    }

    @Test @Proves("SEC-10") void those_of_one_person_are_dropped_together() {
        save(Asked.first(DETAILS, SMS_CODE));

        doing(() -> access.attempts().endAll(new UserId(id("somebody else"))));
        assertThat(find(DETAILS)).isNotEmpty();

        doing(() -> access.attempts().endAll(ANNA));
        assertThat(find(DETAILS)).isEmpty();
    }

    private static LoginAttempt.Details details(String name, int secondsLater) {
        return new LoginAttempt.Details(new LoginAttemptId(id(name)), ANNA, fingerprint(name), NOW.plusSeconds(secondsLater),
                "Mozilla/5.0 (Linux; „Żółw”)", "2001:db8::17");
    }

    private void save(LoginAttempt attempt) {
        doing(() -> access.attempts().save(attempt));
    }

    private Option<LoginAttempt> find(LoginAttempt.Details details) {
        return inTransaction(() -> access.attempts().find(details.challenge()));
    }
}
