package pl.proassist.adapters.rest.health;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.BookingWish;
import pl.proassist.application.fakes.KsefWorld;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Author;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.TokenTerm;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChecksTest {

    private static final Instant NOW = Instant.parse("2026-01-12T14:20:00Z");

    /** A database whose clock and migrations a test decides; away when the clock is none. */
    private record Database(Instant now, boolean isMigrated) implements DatabaseProbe {

        @Override public Instant now() {
            if (now == null) {
                throw new IllegalStateException("connection refused to db.internal:3306");
            }
            return now;
        }

        @Override public boolean isMigrated() {
            return now().isAfter(Instant.EPOCH) && isMigrated;
        }
    }

    @BeforeAll
    static void let_the_api_make_responses_as_a_server_would() {
        HealthCheckResponse.setResponseProvider(new PlainResponses());
    }

    @Test
    void a_running_process_is_alive_whatever_else_is_broken() {
        assertThat(new Alive().call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_database_that_answers_is_reachable_and_one_that_throws_is_down_without_telling_its_address() {
        var away = new DatabaseReachable(new Database(null, true)).call();

        assertThat(new DatabaseReachable(new Database(NOW, true)).call().getStatus()).isEqualTo(Status.UP);
        assertThat(away.getStatus()).isEqualTo(Status.DOWN);
        assertThat(away.getData().orElseThrow().toString()).contains("IllegalStateException").doesNotContain("db.internal");
    }

    @Test
    void tables_of_another_version_are_not_ready() {
        assertThat(new MigrationsDone(new Database(NOW, true)).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new MigrationsDone(new Database(NOW, false)).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new MigrationsDone(new Database(null, true)).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void a_server_without_a_key_of_the_personal_data_is_not_ready() {
        assertThat(new KeysPresent(() -> { }).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new KeysPresent(() -> {
            throw new IllegalStateException("the key is missing");
        }).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, UP", "PT5S, UP", "PT5.001S, DOWN", "PT-5S, UP", "PT-5.001S, DOWN"})
    void the_machines_clock_and_the_databases_differ_by_five_seconds_at_most(Duration apart, Status status) {
        var check = new ClocksAgree(new Database(NOW.plus(apart), true), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(check.call().getStatus()).isEqualTo(status);
    }

    @Test
    void how_the_ledgers_are_is_told_and_is_no_reason_to_serve_nobody() {
        var world = new World();
        var check = new LedgersChecked(world.stores.walks(), world.clock);
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(check.call().getData().orElseThrow()).containsEntry("breaches", 0L).doesNotContainKey("checkedSecondsAgo");

        world.settle();
        world.advance(Duration.ofHours(13));
        world.settle();

        assertThat(check.call().getData().orElseThrow()).containsEntry("checkedSecondsAgo", 0L);
    }

    @Test
    @Proves({"KSF-09", "KSF-34"})
    void what_is_late_at_ksef_and_what_ends_is_told_and_is_no_reason_to_serve_nobody() {
        var ksef = new KsefWorld(NOW);
        var check = new KsefOnTime(ksef.queue, ksef.signs, ksef.stores.ksefCredentials(), new TokenTerm(LocalDate.parse("2026-12-31")), ksef.transactions, ksef.clock);
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(check.call().getData().orElseThrow()).containsEntry("waiting", 0L).containsEntry("credentialsEndingSoon", 0L).doesNotContainKey("nextDeadlineInSeconds");
        ksef.transactions.record(() -> ksef.stores.ksefCredentials().replace(FACILITY, new KsefCredential.Token("20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32)),
                NOW, Author.SYSTEM));
        ksef.issues("FV/1");

        ksef.clock.advance(Duration.ofMinutes(10));
        assertThat(check.call().getData().orElseThrow()).containsEntry("waiting", 1L).containsEntry("oldestWaitsSeconds", 600L).containsEntry("overdue", 0L)
                .containsEntry("nextDeadlineInSeconds", Duration.between(NOW.plusSeconds(600), Instant.parse("2026-01-12T23:00:00Z")).toSeconds());

        ksef.clock.advance(Duration.ofDays(360));
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(check.call().getData().orElseThrow()).containsEntry("overdue", 1L).containsEntry("credentialsEnded", 1L);
    }

    @Test
    void an_event_that_nobody_reacted_to_for_five_minutes_is_no_readiness() {
        var world = new World();
        var check = new OutboxFlows(world.stores.deliveries(), world.clock);
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        world.rules(aPolicy().facility(aRule().required()));
        world.bookVisit.handle(World.STAFF, BookingWish.aWish().command());

        world.clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        world.clock.advance(Duration.ofMillis(1));
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        world.settle();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }
}
