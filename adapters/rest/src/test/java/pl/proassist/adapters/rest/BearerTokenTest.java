package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.PATIENT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer another-token-of-somebody", "Basic " + RunningApi.TOKEN, RunningApi.TOKEN,
        "Bearer " + RunningApi.TOKEN + "x"})
    void nobody_comes_in_without_the_token_not_even_to_paths_that_do_not_exist(String authorization) {
        for (var path : new String[] {"/patients/" + PATIENT, "/no/such/path"}) {
            var answer = api.send("GET", path, "", "Authorization", authorization);

            assertThat(answer.no()).isEqualTo("401 unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"proassist\"");
        }
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
        assertThat(api.send("GET", "/patients/" + PATIENT, "", "Authorization", "bearer " + RunningApi.TOKEN).status()).isEqualTo(200);
    }

    @Test
    void a_token_prints_masked_and_is_no_short_word() {
        assertThat(new AccessToken(RunningApi.TOKEN)).hasToString("access token ***");
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken("admin"));
    }
}
