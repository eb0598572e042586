package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.access.Failures;

/** What is left of logins long over is dropped, once an hour. */
class ForgetOldLoginsTest extends AccessTest {

    @BeforeEach void anna_is_employed() {
        world.employ(anAccount());
    }

    @Test void what_may_still_be_of_use_stays() {
        var given = world.logsIn("anna.nowak");
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofMinutes(29));
        world.asks(given.token()).get();
        world.clock.advance(Duration.ofMinutes(31));

        world.forgetOldLogins.runSome();

        assertThat(sessions()).isEqualTo(1);
        assertThat(world.stores.transactions().record(() -> world.stores.attempts().find(challenge.sending().attempt().details().id()))).isNotEmpty();
    }

    @Test void sessions_attempts_and_failures_of_yesterday_are_dropped_and_familiar_places_are_not() {
        world.logsIn("anna.nowak");
        var attempt = world.challenge("anna.nowak").sending().attempt().details().id();
        world.starts("anna.nowak", "wrong", CLINIC);
        world.clock.advance(Duration.ofDays(1).plusSeconds(1));

        world.forgetOldLogins.runSome();

        assertThat(sessions()).isZero();
        assertThat(world.stores.transactions().record(() -> world.stores.attempts().find(attempt))).isEmpty();
        assertThat(failures()).isEqualTo(Failures.NONE);
        assertThat(isFamiliar()).isTrue();
    }

    @Test void a_place_not_seen_for_a_year_is_familiar_no_more() {
        world.logsIn("anna.nowak");
        world.clock.advance(Duration.ofDays(365).plusSeconds(1));

        world.forgetOldLogins.runSome();

        assertThat(isFamiliar()).isFalse();
    }

    @Test void it_is_done_once_an_hour_and_nobody_waits_for_it() {
        world.starts("anna.nowak", "wrong", CLINIC);
        assertThat(world.forgetOldLogins.nextDue()).isEmpty();
        world.clock.advance(Duration.ofDays(2));
        assertThat(world.forgetOldLogins.runSome()).isZero();
        assertThat(failures()).isEqualTo(Failures.NONE);

        world.stores.transactions().record(() -> {
            world.stores.failures().save(Failures.Kind.ADDRESS, address(), new Failures(3, world.clock.instant().minus(Duration.ofDays(3))));
            return true;
        });
        world.clock.advance(Duration.ofMinutes(59));
        world.forgetOldLogins.runSome();
        assertThat(failures().count()).isEqualTo(3);

        world.clock.advance(Duration.ofMinutes(1));
        world.forgetOldLogins.runSome();
        assertThat(failures()).isEqualTo(Failures.NONE);
    }

    @Test void the_right_password_after_it_is_as_good_as_before() {
        world.clock.advance(Duration.ofDays(2));
        world.forgetOldLogins.runSome();

        assertThat(world.starts("anna.nowak", PASSPHRASE).isRight()).isTrue();
    }

    private int sessions() {
        return world.stores.transactions().record(() -> world.stores.sessions().of(ANNA)).size();
    }

    private Failures failures() {
        return world.stores.transactions().record(() -> world.stores.failures().of(Failures.Kind.ADDRESS, address()));
    }

    private String address() {
        return world.secrets.pseudonym("address", CLINIC);
    }

    private boolean isFamiliar() {
        return world.stores.transactions().record(() -> world.stores.failures().isFamiliar(ANNA, world.secrets.pseudonym("place", CLINIC)));
    }
}
