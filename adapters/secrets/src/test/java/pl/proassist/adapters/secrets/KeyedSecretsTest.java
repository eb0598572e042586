package pl.proassist.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.SecretsContract;

class KeyedSecretsTest extends SecretsContract {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Override protected Secrets secrets() {
        return new KeyedSecrets("00".repeat(32));
    }

    @Test void a_restarted_server_derives_what_it_derived_before() {
        assertThat(new KeyedSecrets("00".repeat(32)).derived("invitation", ID, 1)).isEqualTo(secrets().derived("invitation", ID, 1));
        assertThat(new KeyedSecrets("00".repeat(32)).pseudonym("address", "192.0.2.7")).isEqualTo(secrets().pseudonym("address", "192.0.2.7"));
    }

    @Test void another_installation_derives_other_secrets() {
        var other = new KeyedSecrets("01".repeat(32));

        assertThat(other.derived("invitation", ID, 1)).isNotEqualTo(secrets().derived("invitation", ID, 1));
        assertThat(other.code(ID, 1)).isNotEqualTo(secrets().code(ID, 1));
        assertThat(other.pseudonym("address", "192.0.2.7")).isNotEqualTo(secrets().pseudonym("address", "192.0.2.7"));
        assertThat(other.fingerprint("secret")).isEqualTo(secrets().fingerprint("secret"));
    }

    @Test void no_text_can_pass_for_another_purpose() {
        assertThat(secrets().pseudonym("login", "and:anna")).isNotEqualTo(secrets().pseudonym("login:and", "anna"));
        assertThat(secrets().pseudonym("", "1:x:anna")).isNotEqualTo(secrets().pseudonym("x", "anna"));
        assertThat(secrets().pseudonym("", ID + ":1")).isNotEqualTo(secrets().derived("", ID, 1)).doesNotStartWith(secrets().derived("", ID, 1));
    }

    @Test void a_short_key_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> new KeyedSecrets("letmein")).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("letmein");
    }
}
