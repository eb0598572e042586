package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.Throttled;
import pl.proassist.application.port.EInvoicing.WithoutRights;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.domain.invoice.KsefRight;

/**
 * One answer of KSeF. Its status is asked first, its body only for what the status leaves open: bodies come in two shapes, as HTML, or not
 * at all (ksef.md 9).
 */
record KsefAnswer(int status, HttpHeaders headers, byte[] body) {

    static final String WARNING = "X-System-Warning";

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(60);
    private static final int MOST_WORDS = 500;

    /** @param code as in ksef.md 9, such as 21180 */
    record Fault(int code, String description, List<String> details) {

        String words() {
            return KsefAnswer.words(String.join("; ", Stream.concat(Stream.of(description), details.stream()).filter(each -> !each.isBlank()).toList()));
        }
    }

    boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** KSeF itself has read the question and says no; any other such status may come from whatever stands between us. */
    boolean isRefusal() {
        return status == 400 || status == 401;
    }

    /** Ends every conversation that cannot go on: too many calls, doors that are closed, faults of the server and answers of no meaning. */
    KsefAnswer understood(Instant now) {
        if (status == 429) {
            throw new Throttled(now.plus(retryAfter()));
        }
        if (status == 403 && reason().equals("missing-permissions")) {
            throw new WithoutRights("KSeF refuses: " + reason(), present());
        }
        if (status == 403) {
            throw new NotLoggedIn("KSeF refuses: " + reason());
        }
        if (status != 401 && (status < 200 || status >= 300 && status < 400 || status >= 500)) {
            throw new GatewayUnavailable("KSeF answered " + status);
        }
        return this;
    }

    /** The only fault that a refused question has, as far as it can be read. */
    Fault fault() {
        return faults().stream().findFirst().orElseGet(() -> new Fault(status, "HTTP " + status, List.of()));
    }

    boolean says(int code) {
        return status == 400 && faults().stream().anyMatch(fault -> fault.code() == code);
    }

    private List<Fault> faults() {
        return read().map(said -> {
            var problem = objects(said, "errors").map(each -> new Fault(number(each, "code"), text(each, "description"), texts(each, "details")));
            var classic = Option.of(said.get("exception")).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).toJavaStream()
                    .flatMap(exception -> objects(exception, "exceptionDetailList"))
                    .map(each -> new Fault(number(each, "exceptionCode"), text(each, "exceptionDescription"), texts(each, "details")));
            return Stream.concat(problem, classic).toList();
        }).getOrElse(List.of());
    }

    /** Of the words of a refusal only the ministry's own code for it: the others quote addresses and people. */
    private String reason() {
        return read().map(said -> text(said, "reasonCode")).filter(code -> code.matches("[a-z-]{1,60}")).getOrElse("HTTP " + status);
    }

    private Set<KsefRight> present() {
        return read().flatMap(said -> object(said, "security")).map(security -> rights(texts(security, "presentPermissions").stream())).getOrElse(Set.of());
    }

    /** Of what KSeF names only what means something to us. */
    static Set<KsefRight> rights(Stream<String> names) {
        return names.flatMap(name -> KsefRight.called(name).toJavaStream()).collect(Collectors.toUnmodifiableSet());
    }

    private Duration retryAfter() {
        var asked = Option.ofOptional(headers.firstValue("Retry-After")).filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value))).getOrElse(USUAL_WAIT);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    JsonObject json() {
        expect(isDone(), "status " + status);
        return read().getOrElseThrow(() -> unreadable("no JSON"));
    }

    private Option<JsonObject> read() {
        return value() instanceof JsonObject object ? Option.some(object) : Option.none();
    }

    JsonArray array() {
        expect(isDone(), "status " + status);
        if (value() instanceof JsonArray array) {
            return array;
        }
        throw unreadable("no list");
    }

    private JsonValue value() {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readValue();
        } catch (RuntimeException notJson) { // Parsson has no better name for an answer nested too deeply
            return JsonValue.NULL;
        }
    }

    // What is in it

    static Stream<JsonObject> objects(JsonObject in, String name) {
        return in.get(name) instanceof JsonArray array ? array.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject) : Stream.empty();
    }

    static Option<JsonObject> object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? Option.some(object) : Option.none();
    }

    static String text(JsonObject in, String name) {
        return in.get(name) instanceof JsonString string ? string.getString() : "";
    }

    static Option<String> textIfAny(JsonObject in, String name) {
        return Option.of(text(in, name)).filter(text -> !text.isBlank());
    }

    static List<String> texts(JsonObject in, String name) {
        return in.get(name) instanceof JsonArray array
                ? array.stream().filter(JsonString.class::isInstance).map(each -> words(((JsonString) each).getString())).toList() : List.of();
    }

    /** 0 for a number that is none. */
    static int number(JsonObject in, String name) {
        return in.get(name) instanceof JsonNumber number && number.isIntegral() && number.toString().length() < 10 ? number.intValue() : 0;
    }

    static boolean flag(JsonObject in, String name) {
        return in.get(name) == JsonValue.TRUE;
    }

    static Instant instant(JsonObject in, String name) {
        return instantIfAny(in, name).getOrElseThrow(() -> unreadable("no " + name));
    }

    /** The ministry's times carry an offset, by custom zero. */
    static Option<Instant> instantIfAny(JsonObject in, String name) {
        return textIfAny(in, name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notOne) {
                throw unreadable("no time in " + name);
            }
        });
    }

    static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw unreadable(otherwise);
        }
    }

    static GatewayUnavailable unreadable(String why) {
        return new GatewayUnavailable("KSeF's answer is none: " + why);
    }

    /** Foreign words, without what would break a line of the log, and not too many of them. */
    static String words(String foreign) {
        var plain = foreign.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) : plain;
    }
}
