package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.part;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;

/** Who asks is found out at every request, so it must cost next to nothing. */
class CallerCostTest extends JpaTest {

    @BeforeEach void somebody_is_logged_in() {
        inTransaction(() -> {
            jpa().sessions().save(new Session(new SessionId(id("session")), ANNA, "token", NOW, NOW, "Firefox", "192.0.2.7"));
            jpa().keys().save(new ApiKey(new ApiKeyId(id("key")), "laboratory", part(FACILITY, Role.SPECIALIST), "secret", Option.none(), NOW,
                    NOW.plus(Duration.ofDays(90)), Option.none(), false));
            return jpa().accounts().save(anAccount().at(FACILITY, Role.RECEPTIONIST).at(ANOTHER_FACILITY, Role.SPECIALIST).active());
        });
    }

    @Test void a_session_and_its_account_with_all_its_parts_are_two_statements() {
        assertThat(statementsOf(() -> jpa().sessions().find("token").flatMap(found -> jpa().accounts().find(found.user())).get())).isEqualTo(2);
    }

    @Test void a_key_is_one_statement() {
        assertThat(statementsOf(() -> jpa().keys().find("secret").get())).isEqualTo(1);
    }

    @Test void that_a_session_was_seen_is_one_more() {
        assertThat(statementsOf(() -> {
            var found = jpa().sessions().find("token").get();
            jpa().sessions().save(found.seen(NOW.plusSeconds(60)));
        })).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login_session WHERE fingerprint = 'x'", "api_key WHERE fingerprint = 'x'", "api_key WHERE old_fingerprint = 'x'",
            "account WHERE login = 'x'", "account WHERE invitation_fingerprint = 'x'", "login_attempt WHERE challenge = 'x'",
            "login_failure WHERE kind = 'PAIR' AND failure_key = 'x'", "familiar_place WHERE account = '0b0f6f0c-9a0e-4a7e-8f11-000000000123' AND place = 'x'",
            "account_letter WHERE target_index = 'x' AND created_at >= NOW()",
            "account_letter WHERE account = '0b0f6f0c-9a0e-4a7e-8f11-000000000123' AND kind = 'x' AND created_at >= NOW()"})
    void whatever_is_looked_up_has_an_index(String where) {
        assertThat(read("EXPLAIN SELECT 1 FROM " + where, row -> String.valueOf(row.text("type")))).isNotEmpty().doesNotContain("ALL", "index");
    }

    private long statementsOf(Runnable work) {
        return inTransaction(() -> {
            var connection = jpa().session().unit().connection();
            var before = statements(connection);
            work.run();
            return statements(connection) - before - 1;
        });
    }

    private static long statements(Connection connection) {
        return Sql.first(connection, "SHOW SESSION STATUS LIKE 'Questions'", row -> row.number("Value")).get();
    }
}
