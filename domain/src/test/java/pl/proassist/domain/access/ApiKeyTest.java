package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.Builders;

/** A key of an integration opens until it runs out, is replaced for long enough, or is revoked. */
class ApiKeyTest {

    private static final Instant NOW = Builders.BOOKED;
    private static final Instant END = NOW.plus(Duration.ofDays(365));
    private static final ApiKey KEY = new ApiKey(new ApiKeyId(Builders.id("key")), "laboratory", AccountBuilder.onlyAt(FACILITY, Permission.VISITS_VIEW),
            "first", Option.none(), NOW, END, Option.none(), false);

    @Test void it_opens_with_its_own_secret_until_it_runs_out() {
        assertThat(KEY.opensWith("first", NOW)).isTrue();
        assertThat(KEY.opensWith("another", NOW)).isFalse();
        assertThat(KEY.opensWith("first", END.minusMillis(1))).isTrue();
        assertThat(KEY.opensWith("first", END)).isFalse();
    }

    @Test void the_one_that_was_replaced_opens_for_a_while_beside_the_new_one() {
        var until = NOW.plus(Duration.ofHours(2));
        var rotated = KEY.rotated("second", until);

        assertThat(rotated.opensWith("second", NOW)).isTrue();
        assertThat(rotated.opensWith("first", until.minusMillis(1))).isTrue();
        assertThat(rotated.opensWith("first", until)).isFalse();
        assertThat(rotated.opensWith("second", until)).isTrue();
    }

    @Test void an_overlap_is_no_longer_life() {
        assertThat(KEY.rotated("second", END.plusSeconds(9)).opensWith("first", END)).isFalse();
    }

    @Test void the_one_before_the_one_before_is_worth_nothing() {
        var twice = KEY.rotated("second", NOW.plusSeconds(9)).rotated("third", NOW.plusSeconds(9));

        assertThat(twice.opensWith("first", NOW)).isFalse();
        assertThat(twice.opensWith("second", NOW)).isTrue();
        assertThat(twice.opensWith("third", NOW)).isTrue();
    }

    @Test void a_revoked_one_opens_nothing_neither_by_the_old_secret() {
        var revoked = KEY.rotated("second", NOW.plusSeconds(9)).revoke();

        assertThat(revoked.opensWith("first", NOW)).isFalse();
        assertThat(revoked.opensWith("second", NOW)).isFalse();
    }

    @Test void its_use_is_written_down_once_a_minute() {
        assertThat(KEY.isWorthNoting(NOW)).isTrue();
        assertThat(KEY.used(NOW).isWorthNoting(NOW.plusSeconds(59))).isFalse();
        assertThat(KEY.used(NOW).isWorthNoting(NOW.plusSeconds(60))).isTrue();
        assertThat(KEY.used(NOW).lastUsed()).contains(NOW);
    }
}
