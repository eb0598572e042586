package pl.proassist.adapters.persistence;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.function.BiConsumer;

/** Objects in JSON columns. The provider is looked up once: each look-up searches the class path. */
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {
    }

    static <T> String text(T thing, BiConsumer<JsonGenerator, T> members) {
        var text = new StringWriter(512);
        try (var json = PROVIDER.createGenerator(text)) {
            json.writeStartObject();
            members.accept(json, thing);
            json.writeEnd();
        }
        return text.toString();
    }

    static JsonString string(String text) {
        return PROVIDER.createValue(text);
    }

    static JsonObject read(String text) {
        try (var reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
