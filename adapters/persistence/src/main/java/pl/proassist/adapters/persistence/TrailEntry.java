package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.stream.JsonGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.shared.DomainEvent;

/**
 * One thing that the trail remembers, in the canonical form that its hash is made of: members in a fixed order, without spaces,
 * absent ones left out (ADR 11).
 *
 * @param result {@code done}, or the code of the refusal
 */
record TrailEntry(Act act, List<String> events, String result) {

    static final String DONE = "done";

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What happened although nobody asked for it. */
    static TrailEntry of(List<DomainEvent> events) {
        var act = Actor.SYSTEM.does(events.get(0).name());
        for (var event : events) {
            for (var thing : EventJson.ids(event).entrySet()) {
                act = act.on().containsKey(thing.getKey()) ? act : act.on(thing.getKey(), thing.getValue());
            }
        }
        return new TrailEntry(act, names(events), DONE);
    }

    static List<String> names(List<DomainEvent> events) {
        return events.stream().map(DomainEvent::name).toList();
    }

    String body(long number, Instant at) {
        return Json.text(this, (json, entry) -> {
            json.write("n", number).write("at", MICROS.format(at));
            who(json, act.who());
            json.write("what", act.what());
            members(json, "on", act.on());
            members(json, "facts", act.facts());
            if (!events.isEmpty()) {
                json.writeStartArray("events");
                events.forEach(json::write);
                json.writeEnd();
            }
            json.write("result", result);
        });
    }

    private static void who(JsonGenerator json, Actor who) {
        json.writeStartObject("who").write("kind", who.kind().name());
        who.id().forEach(id -> json.write("id", id.toString()));
        who.from().forEach(from -> json.write("from", from));
        json.writeEnd();
    }

    private static void members(JsonGenerator json, String name, Map<String, ?> members) {
        if (!members.isEmpty()) {
            json.writeStartObject(name);
            members.forEach((key, value) -> json.write(key, value.toString()));
            json.writeEnd();
        }
    }

    Option<UUID> about(String kind) {
        return Option.of(act.on().get(kind));
    }

    static byte[] hash(byte[] before, String body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(before);
            return sha.digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
