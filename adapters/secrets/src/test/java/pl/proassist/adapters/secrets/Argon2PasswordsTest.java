package pl.proassist.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.PasswordsContract;

class Argon2PasswordsTest extends PasswordsContract {

    private static final String PASSPHRASE = "poprawny koń bateria zszywka";
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 2, 1);

    private final List<Argon2Cost> done = new ArrayList<>();

    @Override protected Passwords passwords() {
        return costing(CHEAP);
    }

    @Override protected String hashedLongAgo(String password) {
        return costing(new Argon2Cost(64, 1, 1)).hash(password);
    }

    @Test void the_product_hashes_with_what_owasp_asks_for_and_says_so_in_the_hash() {
        var passwords = new Argon2Passwords();

        var hash = passwords.hash(PASSPHRASE);

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passwords.matches(PASSPHRASE, Option.some(hash))).isTrue();
        assertThat(passwords.isOutdated(hash)).isFalse();
    }

    @ParameterizedTest @ValueSource(strings = {
            "$argon2id$v=19$m=19456,t=2,p=1$cmVmZXJlbmNlLXNhbHQtMQ$0P/0RCBJP+FBbqLp4ispUOqCn/NQL/vwBvVLO+SuO5I",
            "$argon2id$v=19$m=128,t=3,p=4$cmVmZXJlbmNlLXNhbHQtMQ$/ZZh01BtA6WDlcRhsc3BHtNM3Xiba4CV"})
    void a_hash_that_the_reference_program_made_is_understood(String hash) {
        assertThat(passwords().matches(PASSPHRASE, Option.some(hash))).isTrue();
        assertThat(passwords().matches(PASSPHRASE + ".", Option.some(hash))).isFalse();
    }

    @Test void the_same_password_is_never_hashed_to_the_same() {
        assertThat(Stream.generate(() -> passwords().hash(PASSPHRASE)).limit(20)).doesNotHaveDuplicates();
    }

    @Test @Proves("SEC-07") void a_login_that_nobody_has_costs_the_same_work_as_a_wrong_password() {
        var hash = Option.some(passwords().hash(PASSPHRASE));
        done.clear();

        passwords().matches("wrong", hash);
        passwords().matches("wrong", Option.none());

        assertThat(done).containsExactly(CHEAP, CHEAP);
    }

    @Test void when_too_much_is_to_do_somebody_is_sent_away_before_any_work() {
        var crowded = new Argon2Passwords(CHEAP, counted(), new Turns(0, 0, Duration.ZERO));

        assertThatThrownBy(() -> crowded.matches(PASSPHRASE, Option.none())).hasMessageStartingWith("passwords");
        assertThat(done).isEmpty();
    }

    @Test void a_hash_that_is_none_is_a_fault_and_is_not_repeated() {
        assertThatThrownBy(() -> passwords().matches(PASSPHRASE, Option.some("{SHA}oops"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("oops");
    }

    private Argon2Passwords costing(Argon2Cost cost) {
        return new Argon2Passwords(cost, counted(), new Turns(1, 0, Duration.ofSeconds(1)));
    }

    private Argon2 counted() {
        var argon2 = Argon2.reusing(1, CHEAP);
        return (cost, salt, password, length) -> {
            done.add(cost);
            return argon2.digest(cost, salt, password, length);
        };
    }
}
