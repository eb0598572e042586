package pl.proassist.adapters.sms;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Handover;

/**
 * SMSAPI's answer to one message. Its errors usually come with HTTP 200, so the body is asked first and the status only when
 * the body names no error; what cannot be read is an unknown outcome (smsapi.md 3). Words of the provider are never repeated:
 * they quote telephone numbers.
 */
record SmsApiAnswer(int status, String body, Option<Duration> retryAfter) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Pattern CODE_IN_TEXT = Pattern.compile("\\s*ERROR:\\s*(\\d{1,9})\\b.*", Pattern.DOTALL);

    static SmsApiAnswer of(HttpResponse<byte[]> response) {
        return new SmsApiAnswer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), retryAfter(response.headers()));
    }

    /** @param counted how many parts we count ourselves, where the provider does not say */
    Handover handover(int counted) {
        var said = json();
        return said.flatMap(SmsApiAnswer::code).orElse(this::codeInText)
                .map(code -> SmsApiError.numbered(code).handover(retryAfter, counted))
                .orElse(this::byStatus)
                .orElse(() -> said.flatMap(SmsApiAnswer::refusal))
                .orElse(() -> said.filter(answer -> isSuccess()).flatMap(answer -> accepted(answer, counted)))
                .getOrElseThrow(() -> new GatewayUnavailable("smsapi: HTTP " + status + " with an answer that says nothing"));
    }

    private Option<Handover> byStatus() {
        var reason = "smsapi: HTTP " + status;
        return switch (status) {
            case 401, 403 -> Option.some(new Handover.ChannelDown(reason));
            case 408, 429 -> Option.some(new Handover.TryLater(retryAfter, reason));
            default -> Option.when(status >= 500, new Handover.TryLater(retryAfter, reason));
        };
    }

    private boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    private Option<JsonObject> json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.read() instanceof JsonObject object ? Option.some(object) : Option.none();
        } catch (RuntimeException notJson) { // Parsson has no better name for an answer nested too deeply
            return Option.none();
        }
    }

    private Option<Integer> codeInText() {
        var text = CODE_IN_TEXT.matcher(body);
        return text.matches() ? Option.some(Integer.valueOf(text.group(1))) : Option.none();
    }

    private static Option<Integer> code(JsonObject answer) {
        return whole(answer.get("error")).filter(code -> code != 0);
    }

    /** The newer doors name their errors with words. */
    private static Option<Handover> refusal(JsonObject answer) {
        return text(answer.get("error")).map(word -> new Handover.Rejected(
                word.matches("[a-z_]{1,40}") ? "smsapi: " + word : "smsapi: refused in words"));
    }

    private static Option<Handover> accepted(JsonObject answer, int counted) {
        if (answer.get("list") instanceof JsonArray list && list.size() == 1
                && list.get(0) instanceof JsonObject item && isNothing(item.get("error"))) {
            return text(item.get("id")).map(id -> new Handover.Accepted(Option.some(id),
                    whole(item.get("parts")).orElse(whole(answer.get("parts"))).filter(parts -> parts > 0).getOrElse(counted)));
        }
        return Option.none();
    }

    /** Numbers come as numbers or as text. */
    private static Option<Integer> whole(JsonValue value) {
        var written = value instanceof JsonNumber number ? number.toString() : text(value).getOrElse("");
        return written.matches("\\d{1,9}") ? Option.some(Integer.valueOf(written)) : Option.none();
    }

    private static boolean isNothing(JsonValue value) {
        return value == null || value == JsonValue.NULL || value instanceof JsonString string && string.getString().isBlank();
    }

    private static Option<String> text(JsonValue value) {
        return value instanceof JsonString string ? Option.some(string.getString()).filter(text -> !text.isBlank()) : Option.none();
    }

    /** A date is measured from the provider's own clock, which is the one it speaks of. */
    private static Option<Duration> retryAfter(HttpHeaders headers) {
        return Option.ofOptional(headers.firstValue("Retry-After"))
                .flatMap(wait -> wait.matches("\\d{1,9}")
                        ? Option.some(Duration.ofSeconds(Long.parseLong(wait)))
                        : date(wait).flatMap(then -> Option.ofOptional(headers.firstValue("Date")).flatMap(SmsApiAnswer::date)
                                .map(now -> Duration.between(now, then))))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static Option<Instant> date(String written) {
        try {
            return Option.some(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written, Instant::from));
        } catch (DateTimeException notADate) {
            return Option.none();
        }
    }
}
