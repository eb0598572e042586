package pl.proassist.adapters.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.SettableClock;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefAnnouncements.Message;
import pl.proassist.application.port.KsefAnnouncements.State;
import pl.proassist.application.port.KsefAnnouncementsContract;
import pl.proassist.domain.invoice.TokenTerm;

/** The ministry's status service, as it writes (ksef.md 2). */
@Proves("KSF-23")
class LatarniaTest extends KsefAnnouncementsContract {

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

    private final SettableClock clock = new SettableClock(NINE);
    private final PlayedKsef played = new PlayedKsef(clock);
    private final Latarnia latarnia = at(Option.some(URI.create(played.address())));

    @AfterEach void close() {
        played.close();
    }

    @Override protected KsefAnnouncements announcements() {
        return latarnia;
    }

    @Override protected void theMinistrySays(State state) {
        played.state = state.name();
    }

    @Override protected void theMinistryAnnounces(int event, State what, Instant start, Option<Instant> end) {
        var type = what == State.MAINTENANCE ? "MAINTENANCE_ANNOUNCEMENT" : end.isDefined() ? "FAILURE_END" : "FAILURE_START";
        played.messages.add(message(event, what.name(), type, played.messages.size() + 1, start, end));
    }

    @Override protected void theServiceIsSilent() {
        played.close();
    }

    @ParameterizedTest @EnumSource(State.class) void every_state_is_told_by_its_name(State state) {
        played.script("GET /status", 200, "application/json", "{\"status\":\"%s\",\"messages\":null,\"news\":1}".formatted(state));

        assertThat(latarnia.state()).isEqualTo(state);
        assertThat(played.last("GET /status").bearer()).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"", "<html>Przerwa</html>", "{}", "{\"status\":\"TIRED\"}", "[]"}) void an_answer_that_says_nothing_is_weather(String body) {
        played.script("GET /status", 200, "text/html", body);

        assertThatThrownBy(latarnia::state).isInstanceOf(GatewayUnavailable.class);
    }

    @Test void silence_and_faults_are_weather() {
        played.script("GET /status", 503, "text/html", "");
        played.script("GET /messages", 500, "text/html", "");

        assertThatThrownBy(latarnia::state).isInstanceOf(GatewayUnavailable.class);
        assertThatThrownBy(latarnia::messages).isInstanceOf(GatewayUnavailable.class);
        played.script("GET /messages", 200, "application/json", "{}");
        assertThatThrownBy(latarnia::messages).isInstanceOf(GatewayUnavailable.class);
    }

    @Test void a_failure_goes_on_until_its_end_is_told() {
        announced(message(7, "FAILURE", "FAILURE_START", 1, NINE, Option.some(NOON)));
        assertThat(latarnia.messages()).containsExactly(new Message(7, State.FAILURE, NINE, Option.none()));

        announced(message(7, "FAILURE", "FAILURE_START", 1, NINE, Option.none()), message(7, "FAILURE", "FAILURE_END", 2, NINE, Option.some(NOON)));
        assertThat(latarnia.messages()).containsExactly(new Message(7, State.FAILURE, NINE, Option.some(NOON)));
    }

    @Test void an_end_without_a_time_is_the_time_of_its_telling() {
        announced(message(7, "TOTAL_FAILURE", "FAILURE_START", 1, NINE, Option.none()), message(7, "TOTAL_FAILURE", "FAILURE_END", 1, NINE, Option.none()));

        assertThat(latarnia.messages()).containsExactly(new Message(7, State.TOTAL_FAILURE, NINE, Option.some(NINE.plusSeconds(60))));
    }

    @Test void a_later_version_takes_the_place_of_the_one_before_and_events_are_told_in_their_order() {
        announced(message(9, "MAINTENANCE", "MAINTENANCE_ANNOUNCEMENT", 2, NOON, Option.some(NOON.plusSeconds(3600))),
                message(9, "MAINTENANCE", "MAINTENANCE_ANNOUNCEMENT", 1, NINE.minusSeconds(9), Option.none()),
                message(8, "FAILURE", "FAILURE_START", 1, NINE, Option.none()),
                message(10, "FESTIVAL", "FAILURE_START", 1, NINE, Option.none()));

        assertThat(latarnia.messages()).containsExactly(new Message(8, State.FAILURE, NINE, Option.none()),
                new Message(9, State.MAINTENANCE, NOON, Option.some(NOON.plusSeconds(3600))));
    }

    @Test void where_there_is_no_such_service_nothing_is_ever_announced() {
        var none = at(Option.none());

        assertThat(none.state()).isEqualTo(State.AVAILABLE);
        assertThat(none.messages()).isEmpty();
    }

    private Latarnia at(Option<URI> address) {
        return new Latarnia(new KsefSettings(URI.create("http://127.0.0.1:9/v2"), address, new TokenTerm(LocalDate.parse("2026-12-31")), Duration.ofSeconds(2),
                Duration.ofSeconds(2), List.of()), clock);
    }

    private void announced(String... messages) {
        played.script("GET /messages", 200, "application/json", "[" + String.join(",", messages) + "]");
    }

    private static String message(int event, String category, String type, int version, Instant start, Option<Instant> end) {
        var told = Json.createObjectBuilder().add("id", "m" + event + type + version).add("eventId", event).add("category", category).add("type", type).add("title", "")
                .add("text", "").add("version", version).add("start", start.toString()).add("published", start.plusSeconds(60).toString());
        end.forEach(each -> told.add("end", each.toString()));
        return told.build().toString();
    }
}
