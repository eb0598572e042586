package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pl.proassist.application.port.KsefAnnouncements;

/** The ministry's status service over HTTP (ksef.md 2). The DEMO environment has none, so nothing is ever announced there. */
public final class Latarnia implements KsefAnnouncements {

    private static final String END = "FAILURE_END";

    private final Option<KsefHttp> http;
    private final Clock clock;

    public Latarnia(KsefSettings settings, Clock clock) {
        this.http = settings.latarnia().map(address -> new KsefHttp(address, settings.connectTimeout(), settings.readTimeout()));
        this.clock = clock;
    }

    @Override public State state() {
        return http.map(asked -> word(KsefAnswer.text(asked.get("/status", Option.none()).understood(clock.instant()).json(), "status"))
                .getOrElseThrow(() -> KsefAnswer.unreadable("a state of another name"))).getOrElse(State.AVAILABLE);
    }

    @Override public List<Message> messages() {
        return http.map(asked -> asked.get("/messages", Option.none()).understood(clock.instant()).array().stream()
                .filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).toList()).map(Latarnia::events).getOrElse(List.of());
    }

    private static List<Message> events(List<JsonObject> told) {
        Map<Integer, List<JsonObject>> events = told.stream().filter(each -> word(KsefAnswer.text(each, "category")).isDefined())
                .collect(Collectors.groupingBy(each -> KsefAnswer.number(each, "eventId"), TreeMap::new, Collectors.toList()));
        return events.entrySet().stream().map(event -> message(event.getKey(), event.getValue())).sorted(Comparator.comparing(Message::start)).toList();
    }

    /** A failure is over when its end was told; a maintenance has its end from the beginning. */
    private static Message message(int event, List<JsonObject> told) {
        var newest = told.stream().max(Comparator.comparingInt(each -> KsefAnswer.number(each, "version"))).orElseThrow();
        var what = word(KsefAnswer.text(newest, "category")).get();
        var ends = told.stream().filter(each -> KsefAnswer.text(each, "type").equals(END)).max(Comparator.comparingInt(each -> KsefAnswer.number(each, "version")));
        var start = told.stream().filter(each -> !KsefAnswer.text(each, "type").equals(END))
                .max(Comparator.comparingInt(each -> KsefAnswer.number(each, "version"))).orElse(newest);
        var end = what == State.MAINTENANCE ? KsefAnswer.instantIfAny(newest, "end") : Option.ofOptional(ends).map(Latarnia::end);
        return new Message(event, what, KsefAnswer.instant(start, "start"), end);
    }

    private static Instant end(JsonObject told) {
        return KsefAnswer.instantIfAny(told, "end").getOrElse(() -> KsefAnswer.instant(told, "published"));
    }

    private static Option<State> word(String text) {
        return Option.ofOptional(Arrays.stream(State.values()).filter(each -> each.name().equals(text)).findFirst());
    }
}
