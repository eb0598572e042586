package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

/** What every store of sessions must do: what has ended has ended. */
public abstract class SessionsContract extends AccessStoresContract {

    private static final Instant LATER = NOW.plus(Duration.ofMinutes(5));
    private static final Session SESSION = session("desk", ANNA, NOW);

    @Test void a_session_is_found_by_the_fingerprint_of_its_token() {
        save(SESSION);

        assertThat(find(SESSION)).contains(SESSION);
        assertThat(inTransaction(() -> access.sessions().find(fingerprint("another token")))).isEmpty();
    }

    @Test void it_is_remembered_when_a_session_was_last_seen() {
        save(SESSION);

        save(SESSION.seen(LATER));

        assertThat(find(SESSION)).contains(SESSION.seen(LATER));
    }

    @Test @Proves("SEC-25") void the_sessions_of_a_person_come_newest_first() {
        var phone = session("phone", ANNA, NOW.plusSeconds(2));
        var home = session("home", ANNA, NOW.plusSeconds(1));
        save(SESSION, phone, home, session("his", PIOTR, NOW));

        assertThat(of(ANNA)).containsExactly(phone, home, SESSION);
    }

    @Test void a_session_that_was_ended_is_gone() {
        save(SESSION);

        assertThat(end(ANNA, SESSION)).isTrue();

        assertThat(find(SESSION)).isEmpty();
        assertThat(of(ANNA)).isEmpty();
        assertThat(end(ANNA, SESSION)).isFalse();
    }

    @Test void a_session_that_was_ended_while_it_was_used_stays_ended() {
        save(SESSION);
        end(ANNA, SESSION);

        save(SESSION.seen(LATER));

        assertThat(find(SESSION)).isEmpty();
        assertThat(of(ANNA)).isEmpty();
    }

    @Test void nobody_ends_the_session_of_another() {
        save(SESSION);

        assertThat(end(PIOTR, SESSION)).isFalse();

        assertThat(find(SESSION)).contains(SESSION);
    }

    @Test void all_sessions_of_a_person_end_but_for_one() {
        var phone = session("phone", ANNA, NOW);
        var his = session("his", PIOTR, NOW);
        save(SESSION, phone, his);

        doing(() -> access.sessions().endAll(ANNA, Option.some(phone.id())));
        assertThat(of(ANNA)).containsExactly(phone);

        doing(() -> access.sessions().endAll(ANNA, Option.none()));
        assertThat(of(ANNA)).isEmpty();
        assertThat(of(PIOTR)).containsExactly(his);
    }

    @Test void what_was_not_seen_for_long_is_dropped() {
        var quiet = session("quiet", ANNA, NOW.minusSeconds(60));
        var used = session("used", ANNA, NOW.minusSeconds(60));
        save(SESSION, quiet, used);
        save(used.seen(LATER));

        doing(() -> access.sessions().forgetBefore(NOW));

        assertThat(of(ANNA)).containsExactlyInAnyOrder(SESSION, used.seen(LATER));
    }

    private static Session session(String name, UserId user, Instant startedAt) {
        return new Session(new SessionId(id(name)), user, fingerprint(name), startedAt, startedAt, "Firefox, Linux – „" + name + "”", "2001:db8::17");
    }

    private void save(Session... sessions) {
        doing(() -> List.of(sessions).forEach(access.sessions()::save));
    }

    private Option<Session> find(Session session) {
        return inTransaction(() -> access.sessions().find(session.fingerprint()));
    }

    private List<Session> of(UserId user) {
        return inTransaction(() -> access.sessions().of(user));
    }

    private boolean end(UserId user, Session session) {
        return inTransaction(() -> access.sessions().end(user, session.id()));
    }
}
