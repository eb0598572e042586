package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.application.port.GatewayUnavailable;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsTest {

    /** A resource in which everything goes wrong. */
    @Path("/broken")
    public static final class Broken {

        @GET @Path("/{how}/{token}")
        public Response fail(@PathParam("how") String how) throws SQLException {
            switch (how) {
                case "bug" -> throw new IllegalStateException("with a secret in it");
                case "bug-error" -> throw new StackOverflowError();
                case "operator" -> throw new GatewayUnavailable("no answer");
                case "connection" -> throw new IllegalStateException(new SQLTransientConnectionException("refused"));
                case "state-08" -> throw new IllegalStateException(new SQLException("gone", "08006"));
                case "pool" -> throw new IllegalStateException(new PoolingException());
                case "sql" -> throw new SQLException("syntax", "42000");
                default -> throw new ServiceUnavailableException();
            }
        }
    }

    private static final class PoolingException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Logger OURS = Logger.getLogger("pl.proassist");

    private final HttpServer server = RunningApi.serve("/", RunningApi.mannered(RunningApi.HERE)
            .register(Broken.class).register(ProblemsResource.class));
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override public void publish(LogRecord entry) { logged.add(entry); }

        @Override public void flush() { }

        @Override public void close() { }
    };

    @AfterEach
    void stop() {
        server.stop(0);
        OURS.removeHandler(listener);
        OURS.setUseParentHandlers(true);
        OURS.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @CsvSource({"bug, 500 internal-error, ''", "bug-error, 500 internal-error, ''", "sql, 500 internal-error, ''", "server-503, 500 internal-error, ''",
        "operator, 503 provider-unavailable, 30", "connection, 503 unavailable, 5", "state-08, 503 unavailable, 5", "pool, 503 unavailable, 5"})
    void a_fault_is_told_bare_and_weather_says_when_to_come_back(String how, String no, String retryAfter) {
        var answer = get("/broken/" + how + "/t");

        assertThat(answer.no()).isEqualTo(no);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception").doesNotContain("at pl.");
    }

    @Test
    void the_cause_of_a_fault_is_logged_under_the_id_that_the_caller_got_and_the_path_without_what_was_in_it() {
        OURS.setLevel(Level.INFO);
        OURS.setUseParentHandlers(false);
        OURS.addHandler(listener);

        var answer = get("/broken/bug/abcDEF123456?who=Kowalski");
        var id = answer.header("X-Request-Id");

        assertThat(id).matches("[0-9a-f-]{36}").isEqualTo(answer.json().getString("requestId"));
        assertThat(logged).filteredOn(each -> each.getThrown() != null).singleElement()
                .satisfies(each -> assertThat(each.getMessage()).contains(id));
        assertThat(logged).filteredOn(each -> each.getThrown() == null).extracting(LogRecord::getMessage).singleElement().asString()
                .contains("id=" + id, "method=GET", "path=/broken/{how}/{token}", "status=").doesNotContain("abcDEF123456").doesNotContain("Kowalski");
    }

    @Test
    void a_path_that_nothing_answers_to_is_not_repeated_in_the_log() {
        OURS.setLevel(Level.INFO);
        OURS.setUseParentHandlers(false);
        OURS.addHandler(listener);

        var answer = get("/Jan.Kowalski/44051401359");

        assertThat(answer.no()).isEqualTo("404 not-found");
        assertThat(logged).extracting(LogRecord::getMessage).singleElement().asString().contains("path=unmatched", "status=404");
    }

    @Test
    void a_problems_type_leads_to_the_page_that_explains_it() {
        var page = get("/problems/slot-taken");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/markdown;charset=UTF-8");
        assertThat(page.body()).startsWith("# slot-taken\n").contains("Termin zajęty");
        assertThat(get("/problems/no-such-code").no()).isEqualTo("404 not-found");
        assertThat(get("/problems/..%2Fproblems").no()).isEqualTo("404 not-found");
    }

    private RunningApi.Answer get(String path) {
        return RunningApi.ask(server, path, "GET", new byte[0], Map.of());
    }
}
