package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;
import static pl.proassist.domain.access.AccountBuilder.part;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;

/** What every store of integrations' keys must do. */
public abstract class ApiKeysContract extends AccessStoresContract {

    private static final ApiKey KEY = key("laboratory", onlyAt(FACILITY, Permission.VISITS_VIEW, Permission.VISITS_BOOK), NOW);

    static Stream<ApiKey> every_state() {
        var everywhere = key("laboratory", new Membership(Option.none(), Option.some(Role.MANAGER), Set.of(Permission.USERS),
                Set.of(Permission.BLACKLIST, Permission.AUDIT_EXPORT)), NOW);
        var rotated = KEY.rotated(fingerprint("next"), NOW.plusSeconds(3600));
        return Stream.of(KEY, everywhere, KEY.used(NOW.plusSeconds(77)), rotated, rotated.used(NOW.plusSeconds(78)), KEY.used(NOW).revoke());
    }

    @ParameterizedTest @MethodSource("every_state")
    void each_state_comes_back_as_it_was_stored(ApiKey key) {
        save(key);

        assertThat(inTransaction(() -> access.keys().find(key.id()))).contains(key);
        assertThat(find(key.fingerprint())).contains(key);
    }

    @ParameterizedTest @MethodSource("every_state")
    void each_state_can_follow_the_first(ApiKey key) {
        save(KEY);

        save(key);

        assertThat(inTransaction(() -> access.keys().find(key.id()))).contains(key);
        assertThat(inTransaction(() -> access.keys().of(key.reach().facility()))).containsExactly(key);
    }

    @Test void a_key_is_found_by_itself_and_by_the_one_it_replaced_and_by_no_earlier_one() {
        var once = KEY.rotated(fingerprint("second"), NOW.plusSeconds(3600));
        var twice = once.rotated(fingerprint("third"), NOW.plusSeconds(7200));
        save(KEY);
        save(once);
        assertThat(find(KEY.fingerprint())).contains(once);

        save(twice);

        assertThat(find(fingerprint("third"))).contains(twice);
        assertThat(find(fingerprint("second"))).contains(twice);
        assertThat(find(KEY.fingerprint())).isEmpty();
    }

    @Test void an_unknown_key_is_not_found() {
        save(KEY);

        assertThat(find(fingerprint("guessed"))).isEmpty();
        assertThat(inTransaction(() -> access.keys().find(new ApiKeyId(id("another"))))).isEmpty();
    }

    @Test void the_keys_of_a_facility_come_newest_first_and_revoked_ones_too() {
        var newer = key("shop", part(FACILITY, Role.RECEPTIONIST), NOW.plusSeconds(1)).revoke();
        var newest = key("calendar", part(FACILITY, Role.SPECIALIST), NOW.plusSeconds(2));
        var elsewhere = key("elsewhere", part(ANOTHER_FACILITY, Role.SPECIALIST), NOW);
        var everywhere = key("everywhere", part(Role.MANAGER), NOW);
        Stream.of(newer, KEY, newest, elsewhere, everywhere).forEach(this::save);

        assertThat(inTransaction(() -> access.keys().of(Option.some(FACILITY)))).containsExactly(newest, newer, KEY);
        assertThat(inTransaction(() -> access.keys().of(Option.some(ANOTHER_FACILITY)))).containsExactly(elsewhere);
        assertThat(inTransaction(() -> access.keys().of(Option.none()))).isEqualTo(List.of(everywhere));
    }

    private static ApiKey key(String name, Membership reach, Instant createdAt) {
        return new ApiKey(new ApiKeyId(id(name)), "Łącznik: " + name, reach, fingerprint(name), Option.none(), createdAt, NOW.plus(Duration.ofDays(365)),
                Option.none(), false);
    }

    private void save(ApiKey key) {
        doing(() -> access.keys().save(key));
    }

    private Option<ApiKey> find(String fingerprint) {
        return inTransaction(() -> access.keys().find(fingerprint));
    }
}
