package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** A JSON body that a client of KSeF sends. What is unknown in it is passed over; all that is wrong is told at once, as 21405. */
final class KsefForm {

    static final String HASH = "[A-Za-z0-9+/]{43}=";
    static final String NIP = "[1-9]\\d{9}";

    private final JsonObject body;
    private final String place;
    private final List<String> wrong;

    private KsefForm(JsonObject body, String place, List<String> wrong) {
        this.body = body;
        this.place = place;
        this.wrong = wrong;
    }

    static <T> Either<KsefRefusal, T> read(String text, Function<KsefForm, T> reading) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var form = new KsefForm(reader.readObject(), "", new ArrayList<>());
            var read = reading.apply(form);
            return form.wrong.isEmpty() ? Either.right(read) : Either.left(KsefRefusal.input(List.copyOf(form.wrong)));
        } catch (JsonException | IllegalStateException | ClassCastException unreadable) {
            return Either.left(KsefRefusal.input(List.of("Treść nie jest obiektem JSON.")));
        }
    }

    /** An object inside; an empty one when it is missing, so that each of its members is. */
    KsefForm inside(String name) {
        var value = body.get(name);
        return new KsefForm(value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT, place + name + ".", wrong);
    }

    /** The objects of a list; none when it is missing or something else. */
    List<KsefForm> each(String name) {
        return body.get(name) instanceof JsonArray list ? list.stream().filter(JsonObject.class::isInstance)
                .map(value -> new KsefForm(value.asJsonObject(), place + name + ".", wrong)).toList() : List.of();
    }

    /** @return an empty text when it is missing or has another form, which is then wrong */
    String text(String name, String form) {
        var found = find(name, form);
        if (found.isEmpty()) {
            refuse(name);
        }
        return found.getOrElse("");
    }

    Option<String> optional(String name, String form) {
        var found = find(name, form);
        if (found.isEmpty() && body.containsKey(name) && body.get(name) != JsonValue.NULL) {
            refuse(name);
        }
        return found;
    }

    byte[] base64(String name) {
        try {
            return Base64.getDecoder().decode(text(name, "(?s).+"));
        } catch (IllegalArgumentException otherLetters) {
            refuse(name);
            return new byte[0];
        }
    }

    long size(String name) {
        if (body.get(name) instanceof JsonNumber number && number.isIntegral() && number.longValue() > 0) {
            return number.longValue();
        }
        refuse(name);
        return 0;
    }

    boolean flag(String name) {
        var value = body.getOrDefault(name, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            refuse(name);
        }
        return value == JsonValue.TRUE;
    }

    /** With an offset, or without one in Polish time. */
    Option<Instant> time(String name) {
        return optional(name, ".+").flatMap(text -> {
            try {
                return Option.some(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text.length() == 10 ? text + "T00:00:00" : text).atZone(KsefNumbers.WARSAW).toInstant());
            } catch (DateTimeException malformed) {
                refuse(name);
                return Option.none();
            }
        });
    }

    void refuse(String name) {
        wrong.add("Pole '%s%s' ma niewłaściwą wartość.".formatted(place, name));
    }

    private Option<String> find(String name, String form) {
        return body.get(name) instanceof JsonString string ? Option.some(string.getString()).filter(text -> text.matches(form)) : Option.none();
    }
}
