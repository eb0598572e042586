package pl.proassist.adapters.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads request bodies: one JSON object in UTF-8, at most 1 MiB, at most 32 levels deep, no member twice. Anything else is
 * refused before anything is made of it.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public final class BodyReader implements MessageBodyReader<Body> {

    /** Made once: each static call of the library looks for its provider anew. */
    static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 32;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(Class<Body> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                         MultivaluedMap<String, String> headers, InputStream stream) throws IOException {
        var bytes = bytes(stream);
        if (bytes.length == 0) {
            return Body.absent();
        }
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(mediaType) || mediaType.isWildcardType()) {
            throw Problems.thrown(415, "unsupported-media-type");
        }
        return Body.of(parse(text(bytes)));
    }

    /** Everything, as long as it is not too much. */
    static byte[] bytes(InputStream stream) throws IOException {
        var bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problems.thrown(413, "body-too-large");
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            throw MalformedRequest.of("", "not-utf-8");
        }
    }

    private static JsonObject parse(String text) {
        if (depth(text) > DEEPEST) {
            throw MalformedRequest.of("", "too-deep", DEEPEST);
        }
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw MalformedRequest.of("", "not-an-object");
            }
            var object = object(parser);
            if (parser.hasNext()) {
                parser.next();
            }
            return object;
        } catch (JsonException | IllegalStateException | NoSuchElementException | ArithmeticException | NumberFormatException broken) {
            throw MalformedRequest.of("", "not-json");
        }
    }

    /** Of two members with one name a parser would silently take the last. */
    private static JsonObject object(JsonParser parser) {
        var object = BUILDERS.createObjectBuilder();
        var names = new HashSet<String>();
        while (parser.next() != JsonParser.Event.END_OBJECT) {
            var name = parser.getString();
            if (!names.add(name)) {
                throw MalformedRequest.of(Body.shown(name), "repeated");
            }
            object.add(name, value(parser, parser.next()));
        }
        return object.build();
    }

    private static JsonArray array(JsonParser parser) {
        var array = BUILDERS.createArrayBuilder();
        for (var event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            array.add(value(parser, event));
        }
        return array.build();
    }

    private static JsonValue value(JsonParser parser, JsonParser.Event event) {
        return switch (event) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            default -> parser.getValue();
        };
    }

    /** Looked at before parsing, so that no parser has to climb down a tower of brackets. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '{', '[' -> deepest = Math.max(deepest, quoted ? 0 : ++depth);
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> { }
            }
        }
        return deepest;
    }
}
