package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;

/** The line that the log keeps of each request. */
class RequestIdsTest extends ApiTest {

    private static final Logger REQUESTS = Logger.getLogger("pl.proassist.request");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override public void flush() {
            // every line is kept at once
        }

        @Override public void close() {
            // nothing is held
        }
    };

    @BeforeEach
    void listen() {
        REQUESTS.setLevel(Level.INFO);
        REQUESTS.setUseParentHandlers(false);
        REQUESTS.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        REQUESTS.removeHandler(listener);
        REQUESTS.setUseParentHandlers(true);
        REQUESTS.setLevel(null);
    }

    @Test
    void the_line_names_the_caller_by_kind_and_id_and_never_by_address() {
        var key = UUID.randomUUID();
        api.callers.put("anna", Staff.caller("anna", Grants.NONE));
        api.callers.put("lab", new Caller(new Actor(Actor.Kind.KEY, Option.some(key), Option.some("192.0.2.1")), Grants.NONE, Option.none()));

        asks("Bearer anna");
        asks("Bearer lab");
        asks("Bearer " + RunningApi.TOKEN);
        asks("");
        asks("Bearer guessed");

        assertThat(lines).extracting(line -> line.replaceAll(".* (who=\\S+) .* (status=\\d+) .*", "$1 $2"))
                .containsExactly("who=PERSON:" + Staff.id("anna") + " status=200", "who=KEY:" + key + " status=200", "who=INSTALLATION status=200",
                        "who=STRANGER status=401", "who=STRANGER status=401");
        assertThat(lines).noneMatch(line -> line.contains("192.0.2.1") || line.contains("127.0.0.1") || line.contains("guessed"));
    }

    private void asks(String authorization) {
        api.send("GET", "/permissions", "", "Authorization", authorization);
    }
}
