package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.play.Clinic.Visit;

/** The server is killed in the middle of a cancelled day: the rest is cancelled all the same, and every payer gets the money back once. */
class CancelledDayKillIT {

    private static final int VISITS = 8;
    private static final int DONE_BEFORE = 3;
    private static final String DONE = "SELECT COUNT(*) FROM cancelled_day_visit WHERE result IS NOT NULL";
    private static final String WAITING_FOR_A_LOCK = "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'UPDATE visit%'";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Day day = Day.begin();

    /** Somebody holds the row of the fourth visit, so the server stands between its claim of that line and its end; another of its workers may be past it. */
    @Test
    @Proves({"VIS-13", "A23", "A24"})
    void what_was_cancelled_stays_so_the_rest_follows_and_each_refund_leaves_once() throws SQLException {
        var visits = day.holds(VISITS);
        visits.forEach(visit -> day.rehearsal.pay(day.clinic.order(visit)).expect(200));
        day.rehearsal.settle();
        String asked;
        try (var database = database(); var holder = database()) {
            holder.setAutoCommit(false);
            number(holder, "SELECT COUNT(*) FROM (SELECT id FROM visit WHERE id = '%s' FOR UPDATE) held".formatted(visits.get(DONE_BEFORE).id()));
            asked = day.api.post(day.clinic.path("/cancelled-days"), object("specialist", day.specialist, "date", "2027-01-25", "reason", "choroba lekarza"))
                    .expect(201).json().getString("id");
            var settling = CompletableFuture.runAsync(day.rehearsal::settle);
            await(() -> number(database, DONE) >= DONE_BEFORE && number(database, WAITING_FOR_A_LOCK) > 0);
            day.product.kill();
            assertThat(settling).as("the server died under it").failsWithin(Duration.ofSeconds(30));
            holder.rollback();
        }

        day.product.startAgain();
        day.rehearsal.advance(Duration.ofMinutes(2));

        assertThat(day.afterwards(visits)).extracting(Visit::status).containsOnly("CANCELLED");
        var shown = day.api.get("/api/v1/cancelled-days/" + asked).expect(200).json();
        assertThat(shown.getString("status")).isEqualTo("DONE");
        assertThat(shown.getJsonArray("items").getValuesAs(JsonObject.class)).hasSize(VISITS).allSatisfy(item -> {
            assertThat(item.getString("result")).isEqualTo("CANCELLED");
            assertThat(item.getJsonObject("ledger").getString("refunded")).isEqualTo("200.00");
        });
        assertThat(refundsAtTheOperator(visits)).containsOnly(1);
        assertThat(day.api.get("/api/v1/ledger-breaks").expect(200).json().getJsonArray("items")).isEmpty();
    }

    /** How many refunds the operator has of each visit. */
    private List<Integer> refundsAtTheOperator(List<Visit> visits) {
        return visits.stream().map(visit -> day.rehearsal.order(day.clinic.order(visit)).orElseThrow().getJsonArray("refunds").size()).toList();
    }

    private Connection database() throws SQLException {
        var access = day.product.databaseSettings();
        return DriverManager.getConnection(access.get("PROASSIST_DB_URL"), access.get("PROASSIST_DB_USER"), access.get("PROASSIST_DB_PASSWORD"));
    }

    private static long number(Connection database, String select) {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(select, refused);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for did not come").isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
