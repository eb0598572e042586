package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.Builders;

/** How long somebody who is in stays in. */
class SessionTest {

    private static final Instant NOW = Builders.BOOKED;
    private static final Session SESSION = new Session(new SessionId(Builders.id("session")), AccountBuilder.ANNA, "fingerprint", NOW, NOW, "Firefox", "192.0.2.7");

    @Test void half_an_hour_without_a_request_ends_it() {
        assertThat(SESSION.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(SESSION.isLive(NOW.plus(Duration.ofMinutes(30)).minusMillis(1))).isTrue();
        assertThat(SESSION.isLive(NOW.plus(Duration.ofMinutes(30)))).isFalse();
    }

    @Test void each_request_gives_another_half_hour() {
        var seen = SESSION.seen(NOW.plus(Duration.ofMinutes(20)));

        assertThat(seen.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(50)));
        assertThat(seen.startedAt()).isEqualTo(NOW);
    }

    @Test void twelve_hours_end_it_however_busy_it_is() {
        var busy = SESSION.seen(NOW.plus(Duration.ofMinutes(11 * 60 + 59)));

        assertThat(busy.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(busy.isLive(NOW.plus(Duration.ofHours(12)).minusMillis(1))).isTrue();
        assertThat(busy.isLive(NOW.plus(Duration.ofHours(12)))).isFalse();
    }

    @Test void a_look_at_the_clock_is_written_down_once_a_minute() {
        assertThat(SESSION.isWorthNoting(NOW.plusSeconds(59))).isFalse();
        assertThat(SESSION.isWorthNoting(NOW.plusSeconds(60))).isTrue();
    }
}
