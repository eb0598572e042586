package pl.proassist.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogLineTest {

    @Test
    void a_message_cannot_pretend_to_be_a_line_of_its_own() {
        var entry = new LogRecord(Level.INFO, "visit \"7\" wróciła\n{\"level\":\"SEVERE\"}\u0007");
        entry.setInstant(Instant.parse("2027-03-01T10:00:00Z"));
        entry.setLoggerName("pl.proassist.Booking");
        entry.setLongThreadID(9);

        assertThat(new LogLine().format(entry)).isEqualTo("""
                {"at":"2027-03-01T10:00:00Z","level":"INFO","logger":"pl.proassist.Booking","thread":9,\
                "message":"visit \\"7\\" wróciła\\n{\\"level\\":\\"SEVERE\\"}\\u0007"}
                """);
    }

    @Test
    void an_error_stays_on_the_line() {
        var entry = new LogRecord(Level.SEVERE, "failed");
        entry.setThrown(new IllegalStateException("broken"));

        assertThat(new LogLine().format(entry)).containsOnlyOnce("\n").contains("IllegalStateException: broken\\n\\tat ");
    }
}
