package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.port.Passwords.Weakness.TOO_COMMON;
import static pl.proassist.application.port.Passwords.Weakness.TOO_LONG;
import static pl.proassist.application.port.Passwords.Weakness.TOO_PERSONAL;
import static pl.proassist.application.port.Passwords.Weakness.TOO_SHORT;

import io.vavr.control.Option;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

/** What everything that checks passwords must do: know the right one in whatever way it is typed, and say what is weak about a new one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class PasswordsContract {

    private static final String PASSPHRASE = "poprawny koń bateria zszywka";
    private static final List<String> PERSONAL = List.of("anna.nowak", "Anna", "Nowak", "anna.nowak@podlipa.example", "+48600700800");

    protected abstract Passwords passwords();

    /** The password as it was kept when less was asked of a hash than now. */
    protected abstract String hashedLongAgo(String password);

    @Test void the_right_password_matches_and_no_other() {
        var hash = Option.some(passwords().hash(PASSPHRASE));

        assertThat(passwords().matches(PASSPHRASE, hash)).isTrue();
        assertThat(passwords().matches(PASSPHRASE + " ", hash)).isFalse();
        assertThat(passwords().matches("Poprawny koń bateria zszywka", hash)).isFalse();
        assertThat(passwords().matches("", hash)).isFalse();
    }

    @Test void nothing_is_right_for_somebody_who_does_not_exist() {
        assertThat(passwords().matches(PASSPHRASE, Option.none())).isFalse();
        assertThat(passwords().matches("", Option.none())).isFalse();
    }

    @Test void what_was_kept_before_more_was_asked_is_still_right_and_known_to_be_outdated() {
        var old = hashedLongAgo(PASSPHRASE);

        assertThat(passwords().matches(PASSPHRASE, Option.some(old))).isTrue();
        assertThat(passwords().matches("another passphrase", Option.some(old))).isFalse();
        assertThat(passwords().isOutdated(old)).isTrue();
        assertThat(passwords().isOutdated(passwords().hash(PASSPHRASE))).isFalse();
    }

    @Test @Proves("SEC-13") void a_letter_is_the_same_however_the_keyboard_makes_it() {
        var composed = "kaw\u00e9 o \u015bwicie w\u0142a\u015bnie";
        var decomposed = "kawe\u0301 o s\u0301wicie w\u0142as\u0301nie";

        assertThat(passwords().matches(decomposed, Option.some(passwords().hash(composed)))).isTrue();
        assertThat(passwords().matches(composed, Option.some(passwords().hash(decomposed)))).isTrue();
    }

    @Test @Proves("SEC-13") void characters_of_all_the_world_are_good_enough_even_256_of_them() {
        var longest = emoji(256);

        assertThat(weakness(longest)).isEmpty();
        assertThat(passwords().matches(longest, Option.some(passwords().hash(longest)))).isTrue();
        assertThat(passwords().matches(emoji(255), Option.some(passwords().hash(longest)))).isFalse();
    }

    @ParameterizedTest @Proves("SEC-13")
    @ValueSource(strings = {PASSPHRASE, "wiatr nad Odrą śpiewa nisko", "siedem zielonych parasoli", "kjXw7#pQz!4mLr", "ґудзик парасоля вітер місто"})
    void length_and_a_sensible_phrase_are_enough(String password) {
        assertThat(weakness(password)).isEmpty();
    }

    @ParameterizedTest @Proves("SEC-14")
    @ValueSource(strings = {" 7h]K~w'\"Zq\\<&%{}|^`=+;:,.?/@#$!*()-_ 9vXe2 ", "tab\there wires 42 Xq", "q8$Kd0!mZ2@pL7#xN4%cV9^bT6&hR3*jG5(fS1)wYaUeIo-PlMkNjB"})
    void what_a_password_manager_fills_in_is_taken_as_it_is(String password) {
        assertThat(weakness(password)).isEmpty();
        assertThat(passwords().matches(password, Option.some(passwords().hash(password)))).isTrue();
        assertThat(passwords().matches(password.strip().substring(1), Option.some(passwords().hash(password)))).isFalse();
    }

    @Test @Proves("SEC-13") void twelve_characters_are_enough_and_eleven_are_not() {
        assertThat(weakness("kjXw7#pQz!4m")).isEmpty();
        assertThat(weakness("kjXw7#pQz!4")).contains(TOO_SHORT);
        assertThat(weakness("")).contains(TOO_SHORT);
    }

    @Test void characters_are_counted_and_not_their_parts() {
        assertThat(weakness(emoji(11))).contains(TOO_SHORT);
        assertThat(weakness("e\u0301x".repeat(5) + "q")).contains(TOO_SHORT);
    }

    @Test void more_than_256_characters_are_too_many() {
        assertThat(weakness(emoji(257))).contains(TOO_LONG);
    }

    @ParameterizedTest @Proves("SEC-15")
    @ValueSource(strings = {"haslo1234567", "password12345", "qwertyuiop12"})
    void what_many_people_use_is_too_common(String password) {
        assertThat(weakness(password)).contains(TOO_COMMON);
    }

    @ParameterizedTest @Proves("SEC-15")
    @ValueSource(strings = {"AnnaNowak2026!", "anna.nowak-wchodzi", "NOWAKnowak12"})
    void what_the_person_is_called_is_too_personal(String password) {
        assertThat(weakness(password)).contains(TOO_PERSONAL);
    }

    private Option<Passwords.Weakness> weakness(String password) {
        return passwords().weakness(password, PERSONAL);
    }

    /** So many different ones, in no order that anybody would type. */
    private static String emoji(int count) {
        return IntStream.range(0, count).map(each -> 0x1F400 + each * 37 % 256).mapToObj(Character::toString).reduce("", String::concat);
    }
}
