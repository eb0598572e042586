package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.id;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VaultTest {

    private static final UUID ROW = id("row");

    private final Path path = TestKeys.path(TestKeys.FIRST);
    private final Vault vault = new Vault(new KeyFile(path));

    @ParameterizedTest @Proves("SEC-22")
    @ValueSource(strings = {"", "44051401359", "ul. Żwirki i Wigury 7/3", "uwagi\nw dwóch wierszach 😷"})
    void what_was_sealed_opens_as_it_was(String clear) {
        var sealed = vault.seal("patient", "notes", ROW, clear);

        assertThat(vault.open("patient", "notes", ROW, sealed)).isEqualTo(clear);
        assertThat(sealed).startsWith("first.").matches("[0-9A-Za-z_.-]+");
    }

    @Test @Proves("SEC-22") void the_same_value_never_looks_the_same() {
        assertThat(vault.seal("patient", "pesel", ROW, "44051401359")).isNotEqualTo(vault.seal("patient", "pesel", ROW, "44051401359"));
    }

    @Test @Proves("SEC-22") void a_value_opens_only_where_it_belongs() {
        var sealed = vault.seal("patient", "pesel", ROW, "44051401359");

        assertThatThrownBy(() -> vault.open("account", "pesel", ROW, sealed)).hasMessageContaining("account.pesel").hasMessageNotContaining("4405");
        assertThatThrownBy(() -> vault.open("patient", "phone", ROW, sealed)).hasMessageContaining("patient.phone");
        assertThatThrownBy(() -> vault.open("patient", "pesel", id("another row"), sealed)).hasMessageContaining("patient.pesel");
    }

    @Test @Proves("SEC-22") void a_value_with_one_letter_changed_does_not_open() {
        var sealed = vault.seal("patient", "pesel", ROW, "44051401359");
        var middle = sealed.length() / 2;
        var other = sealed.charAt(middle) == 'A' ? 'B' : 'A';

        assertThatThrownBy(() -> vault.open("patient", "pesel", ROW, sealed.substring(0, middle) + other + sealed.substring(middle + 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "44051401359", "first", "first.", "first.AAAA", "first.***"})
    void what_was_never_sealed_is_no_answer(String stored) {
        assertThatThrownBy(() -> vault.open("patient", "pesel", ROW, stored)).isInstanceOf(IllegalStateException.class);
    }

    @Test @Proves("SEC-22") void a_value_under_a_key_that_is_missing_says_which_and_where() {
        assertThatThrownBy(() -> vault.open("patient", "pesel", ROW, "lost.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .isInstanceOf(KeysMissing.class).hasMessageContaining("lost").hasMessageContaining(path.toString());
    }

    @Test @Proves("SEC-22") void a_key_that_another_server_made_is_found_without_a_restart() {
        var other = new Vault(new KeyFile(path));
        var before = vault.seal("patient", "pesel", ROW, "44051401359");
        other.renew();

        var sealed = other.seal("patient", "pesel", ROW, "44051401359");

        assertThat(sealed).doesNotStartWith("first.");
        assertThat(vault.open("patient", "pesel", ROW, sealed)).isEqualTo("44051401359");
        assertThat(vault.seal("patient", "pesel", ROW, "44051401359")).startsWith(sealed.substring(0, sealed.indexOf('.') + 1));
        assertThat(other.open("patient", "pesel", ROW, before)).isEqualTo("44051401359");
    }

    @Test @Proves("SEC-22") void hashes_are_equal_for_equal_things_of_one_kind_and_outlive_every_change_of_key() {
        var hash = vault.index("phone", "+48601602603");
        vault.renew();

        assertThat(vault.index("phone", "+48601602603")).isEqualTo(hash).hasSize(32);
        assertThat(vault.index("pesel", "+48601602603")).isNotEqualTo(hash);
        assertThat(vault.index("phone", "+48601602604")).isNotEqualTo(hash);
    }

    @Test @Proves("SEC-22") void a_new_key_is_added_to_the_file_and_nothing_in_it_is_lost() throws Exception {
        vault.renew();

        assertThat(Files.readString(path)).startsWith(TestKeys.FIRST).matches("(?s).*\nkey [0-9a-f]{8} [0-9a-f]{64}\n");
        assertThat(Files.getPosixFilePermissions(path)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index 12\n", "key a 11\n", "# only remarks\n", "index 1111111111111111111111111111111111111111111111111111111111111111\n"})
    void a_file_without_usable_keys_is_refused_without_showing_them(String text) {
        var file = TestKeys.path(text);

        assertThatThrownBy(() -> new Vault(new KeyFile(file))).isInstanceOf(KeysMissing.class).hasMessageContaining(file.toString())
                .hasMessageNotContaining("1111");
    }

    @Test void a_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> new Vault(new KeyFile(Path.of("target/no-such.keys")))).isInstanceOf(KeysMissing.class).hasMessageContaining("no-such.keys");
    }
}
