package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The JSON object that a request carries. Its members are read one by one; what is wrong with any of them is collected, and
 * {@link #done} tells all of it at once. A member that nobody asked for is wrong too (api.md 1). A value may only be taken
 * from an option inside {@code done}.
 */
public final class Body {

    private final JsonObject json;
    private final String path;
    private final boolean present;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Body> parts = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Body(JsonObject json, String path, boolean present) {
        this.json = json;
        this.path = path;
        this.present = present;
    }

    static Body of(JsonObject json) {
        return new Body(json, "", true);
    }

    /** A request without any body. */
    static Body absent() {
        return new Body(JsonValue.EMPTY_JSON_OBJECT, "", false);
    }

    <T> Option<T> required(String name, Member<T> member) {
        if (member(name).isEmpty()) {
            wrong(name, "missing");
        }
        return read(name, member);
    }

    /** A member that may be left out, or be null, which says the same. */
    <T> Option<T> optional(String name, Member<T> member) {
        return read(name, member);
    }

    private <T> Option<T> read(String name, Member<T> member) {
        return member(name).flatMap(value -> member.read(value)
                .peekLeft(wrong -> errors.add(new FieldError(path + name, wrong.code(), wrong.values())))
                .toOption());
    }

    Option<Body> requiredPart(String name) {
        if (member(name).isEmpty()) {
            wrong(name, "missing");
        }
        return part(name);
    }

    /** An object within this one; what is wrong in it is told with this one. */
    Option<Body> part(String name) {
        return read(name, value -> value instanceof JsonObject object
                ? Either.right(new Body(object, path + name + ".", true))
                : Member.wrong("not-an-object")).peek(parts::add);
    }

    /** An array of objects within this one, at least one and at most so many; what is wrong in any is told with this one. */
    Option<List<Body>> requiredParts(String name, int most) {
        if (member(name).isEmpty()) {
            wrong(name, "missing");
        }
        return read(name, value -> {
            if (!(value instanceof JsonArray array)) {
                return Member.wrong("not-an-array");
            }
            if (array.isEmpty()) {
                return Member.wrong("empty");
            }
            if (array.size() > most) {
                return Member.wrong("out-of-range", 1, most);
            }
            return array.stream().allMatch(JsonObject.class::isInstance) ? Either.right(parts(name, array.getValuesAs(JsonObject.class)))
                    : Member.wrong("not-an-object");
        }).peek(parts::addAll);
    }

    private List<Body> parts(String name, List<JsonObject> objects) {
        var inside = new ArrayList<Body>();
        objects.forEach(object -> inside.add(new Body(object, path + name + "." + inside.size() + ".", true)));
        return inside;
    }

    private Option<JsonValue> member(String name) {
        known.add(name);
        return Option.of(json.get(name)).filter(value -> value.getValueType() != JsonValue.ValueType.NULL);
    }

    void wrong(String name, String code, Object... values) {
        errors.add(FieldError.of(path + name, code, values));
    }

    /** What else stands here cannot be judged, because the member that would say what it means is wrong itself. */
    void acceptTheRest() {
        known.addAll(json.keySet());
    }

    boolean says(String name) {
        return json.containsKey(name) && json.get(name).getValueType() != JsonValue.ValueType.NULL;
    }

    /** Whether everything that was read so far, here and in the parts, was right. */
    boolean isSound() {
        return errors.isEmpty() && parts.stream().allMatch(Body::isSound);
    }

    /** Makes the thing that the body speaks of, or tells everything that is wrong. */
    <T> T done(Supplier<T> made) {
        if (!present) {
            throw MalformedRequest.of("", "body-missing");
        }
        refuseWhatIsWrong();
        return made.get();
    }

    /** For actions that need no words: nothing, or an empty object. */
    void nothing() {
        refuseWhatIsWrong();
    }

    private void refuseWhatIsWrong() {
        var all = new ArrayList<FieldError>();
        collect(all);
        if (!all.isEmpty()) {
            throw new MalformedRequest(all);
        }
    }

    private void collect(List<FieldError> all) {
        all.addAll(errors);
        json.keySet().stream().filter(name -> !known.contains(name)).forEach(name ->
                all.add(FieldError.of(path + shown(name), "unknown-member", String.join(", ", known))));
        parts.forEach(part -> part.collect(all));
    }

    /** A name from outside is repeated only when it looks like one. */
    static String shown(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,60}") ? name : "?";
    }
}
