package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.access.SessionId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionCookiesTest {

    private static final SessionId SESSION = new SessionId(UUID.fromString("0b9e5c77-52f1-4d0c-8a15-5d9b6a1c3f21"));

    @Test
    void a_cookie_is_ours_alone_and_out_of_reach_of_scripts() {
        assertThat(SessionCookies.given(SESSION, "secret"))
                .isEqualTo("__Host-proassist-0b9e5c77-52f1-4d0c-8a15-5d9b6a1c3f21=secret; Path=/; Secure; HttpOnly; SameSite=Strict");
    }

    @Test
    void an_ended_session_takes_its_cookie_along() {
        assertThat(SessionCookies.ended(SESSION))
                .isEqualTo("__Host-proassist-0b9e5c77-52f1-4d0c-8a15-5d9b6a1c3f21=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    }
}
