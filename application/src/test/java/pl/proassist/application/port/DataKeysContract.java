package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** What every ring of keys must do: the key changes at once, what is stored follows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class DataKeysContract {

    /** With nothing stored under them yet. */
    protected abstract DataKeys keys();

    /** Stores so many rows with something sealed, under the current key. */
    protected abstract void store(int rows);

    /** Lets what is stored follow until nothing is left. */
    protected abstract void follow();

    @Test void what_is_stored_lies_under_the_current_key() {
        var keys = keys();

        store(3);

        assertThat(keys.progress().rows()).isEqualTo(3);
        assertThat(keys.progress().older()).isZero();
    }

    @Test @Proves("SEC-22") void a_new_key_leaves_everything_older_behind_until_it_has_followed() {
        var keys = keys();
        var first = keys.progress().current();
        store(3);

        var rotated = keys.rotate();
        store(1);

        assertThat(rotated.current()).isNotEqualTo(first);
        assertThat(rotated).isEqualTo(new DataKeys.Progress(rotated.current(), 3, 3));
        assertThat(keys.progress()).isEqualTo(new DataKeys.Progress(rotated.current(), 4, 3));
        follow();
        assertThat(keys.progress()).isEqualTo(new DataKeys.Progress(rotated.current(), 4, 0));
    }

    @Test void a_key_can_be_changed_again_while_everything_still_follows() {
        var keys = keys();
        store(2);
        var second = keys.rotate().current();
        store(2);

        var third = keys.rotate();

        assertThat(third.current()).isNotEqualTo(second);
        assertThat(third.older()).isEqualTo(4);
        follow();
        assertThat(keys.progress()).isEqualTo(new DataKeys.Progress(third.current(), 4, 0));
    }
}
