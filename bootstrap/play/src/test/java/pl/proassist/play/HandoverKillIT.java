package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** The server is killed at each step of a hand-over: nobody gets an SMS twice, and nobody goes without. */
class HandoverKillIT {

    private static final String CLAIMED = "SELECT COUNT(*) FROM message WHERE visit = '%s' AND state = 'WAITING' AND leased_by IS NOT NULL";
    private static final String TAKEN = "SELECT COUNT(*) FROM rehearsal_message";
    private static final String SETTLING = "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'UPDATE message%'";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Day day = Day.begin();
    private final List<Clinic.Patient> patients = List.of(day.clinic.patient(), day.clinic.patient());

    /** The gateway has the request of the first and does nothing yet; for the second nothing has begun but the booking. */
    @Test
    @Proves({"MSG-09", "MSG-14", "LNK-04", "LNK-05"})
    void before_a_message_is_claimed_and_before_the_gateway_takes_it() throws SQLException {
        hold("TIMEOUT");
        try (var database = database()) {
            var first = day.book(patients.get(0), 0);
            await(() -> number(database, CLAIMED.formatted(first.id())) == 2);
            day.book(patients.get(1), 1);
            day.product.kill();
        }

        comesBack();

        assertThat(patients).allSatisfy(this::toldOnce);
    }

    /** Both messages of the first are at their gateways, which have them and have not said so. */
    @Test
    @Proves({"MSG-09", "MSG-14", "LNK-04", "LNK-05"})
    void after_the_gateway_took_a_message_and_before_it_says_so() throws SQLException {
        hold("SLOW");
        try (var database = database()) {
            var before = number(database, TAKEN);
            day.book(patients.get(0), 0);
            await(() -> number(database, TAKEN) == before + 2);
            day.product.kill();
        }

        comesBack();

        toldOnce(patients.get(0));
    }

    /** The answers of both gateways are there and cannot be written down, because somebody holds the rows. */
    @Test
    @Proves({"MSG-09", "MSG-14", "LNK-04", "LNK-05"})
    void after_the_gateway_said_so_and_before_that_is_written_down() throws SQLException {
        hold("SLOW");
        try (var database = database(); var holder = database()) {
            var visit = day.book(patients.get(0), 0);
            await(() -> number(database, CLAIMED.formatted(visit.id())) == 2);
            holder.setAutoCommit(false);
            number(holder, "SELECT COUNT(*) FROM (SELECT id FROM message WHERE visit = '%s' FOR UPDATE) held".formatted(visit.id()));
            await(() -> number(database, SETTLING) == 2);
            day.product.kill();
            holder.rollback();
        }

        comesBack();

        toldOnce(patients.get(0));
    }

    private void hold(String fault) {
        day.api.put("/rehearsal/faults", Words.object("sms", Map.of("send", fault), "email", Map.of("send", fault))).expect(200);
    }

    private void comesBack() {
        day.product.startAgain();
        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofMinutes(10));
    }

    /** An e-mail may come again, but only as the same one. */
    private void toldOnce(Clinic.Patient patient) {
        var letters = day.rehearsal.messagesTo(patient.email());
        assertThat(day.rehearsal.messagesTo(patient.phone())).extracting(Rehearsal.Message::kind).containsExactly("PAYMENT_REQUIRED");
        assertThat(letters).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        assertThat(letters).extracting(Rehearsal.Message::reference).containsOnly(letters.get(0).reference());
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
