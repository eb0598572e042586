package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.access.Failures.Kind.ADDRESS;
import static pl.proassist.domain.access.Failures.Kind.PAIR;
import static pl.proassist.domain.access.Failures.Kind.STRANGERS;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.access.UserId;

/** What every count of wrong passwords must do: lose none, however many come at once. */
public abstract class LoginFailuresContract extends AccessStoresContract {

    private static final String KEY = fingerprint("key");
    private static final String HOME = fingerprint("home");
    private static final Failures SEVEN = new Failures(7, NOW);

    @Test void nothing_has_failed_at_first() {
        assertThat(count(PAIR, KEY)).isEqualTo(Failures.NONE);
    }

    @Test void each_kind_and_key_is_counted_apart() {
        save(PAIR, KEY, SEVEN);
        save(ADDRESS, KEY, new Failures(8, NOW.plusSeconds(1)));
        save(PAIR, KEY, new Failures(9, NOW.plusMillis(1500)));

        assertThat(count(PAIR, KEY)).isEqualTo(new Failures(9, NOW.plusMillis(1500)));
        assertThat(count(ADDRESS, KEY)).isEqualTo(new Failures(8, NOW.plusSeconds(1)));
        assertThat(count(STRANGERS, KEY)).isEqualTo(Failures.NONE);
        assertThat(count(PAIR, fingerprint("another"))).isEqualTo(Failures.NONE);
    }

    @Test void a_count_that_was_taken_back_is_stored_too() {
        save(ADDRESS, KEY, Failures.NONE.oneMore(NOW));
        save(ADDRESS, KEY, Failures.NONE.oneMore(NOW).oneLess());
        save(STRANGERS, KEY, Failures.NONE);

        assertThat(count(ADDRESS, KEY).count()).isZero();
        assertThat(count(STRANGERS, KEY)).isEqualTo(Failures.NONE);
    }

    @Test void a_count_that_was_cleared_begins_again() {
        save(PAIR, KEY, SEVEN);
        save(ADDRESS, KEY, SEVEN);

        doing(() -> access.failures().clear(PAIR, KEY));
        doing(() -> access.failures().clear(PAIR, KEY));

        assertThat(count(PAIR, KEY)).isEqualTo(Failures.NONE);
        assertThat(count(ADDRESS, KEY)).isEqualTo(SEVEN);
    }

    @Test void of_failures_at_once_none_is_lost() throws InterruptedException {
        save(PAIR, KEY, Failures.NONE.oneMore(NOW));

        atOnce(8, () -> access.failures().save(PAIR, KEY, access.failures().of(PAIR, KEY).oneMore(NOW)));

        assertThat(count(PAIR, KEY).count()).isEqualTo(9);
    }

    @Test void of_the_very_first_failures_at_once_none_is_lost() throws InterruptedException {
        atOnce(8, () -> Stream.of(ADDRESS, STRANGERS, PAIR).forEach(kind ->
                access.failures().save(kind, KEY, access.failures().of(kind, KEY).oneMore(NOW))));

        assertThat(Stream.of(ADDRESS, STRANGERS, PAIR).map(kind -> count(kind, KEY).count())).containsExactly(8, 8, 8);
    }

    @Test void a_place_is_familiar_to_whom_it_is_familiar() {
        doing(() -> access.failures().getFamiliar(ANNA, HOME, NOW));
        doing(() -> access.failures().getFamiliar(ANNA, HOME, NOW.plusSeconds(1)));

        assertThat(isFamiliar(ANNA, HOME)).isTrue();
        assertThat(isFamiliar(ANNA, fingerprint("elsewhere"))).isFalse();
        assertThat(isFamiliar(PIOTR, HOME)).isFalse();
    }

    @Test void old_failures_and_places_not_seen_for_long_are_dropped() {
        var work = fingerprint("work");
        save(PAIR, KEY, new Failures(7, NOW.minusSeconds(1)));
        save(ADDRESS, KEY, SEVEN);
        doing(() -> {
            access.failures().getFamiliar(ANNA, HOME, NOW.minusSeconds(10));
            access.failures().getFamiliar(ANNA, work, NOW.minusSeconds(10));
            access.failures().getFamiliar(ANNA, work, NOW.minusSeconds(4));
        });

        doing(() -> access.failures().forgetBefore(NOW, NOW.minusSeconds(5)));

        assertThat(count(PAIR, KEY)).isEqualTo(Failures.NONE);
        assertThat(count(ADDRESS, KEY)).isEqualTo(SEVEN);
        assertThat(isFamiliar(ANNA, HOME)).isFalse();
        assertThat(isFamiliar(ANNA, work)).isTrue();
    }

    private void save(Failures.Kind kind, String key, Failures failures) {
        doing(() -> access.failures().save(kind, key, failures));
    }

    private Failures count(Failures.Kind kind, String key) {
        return inTransaction(() -> access.failures().of(kind, key));
    }

    private boolean isFamiliar(UserId user, String place) {
        return inTransaction(() -> access.failures().isFamiliar(user, place));
    }
}
