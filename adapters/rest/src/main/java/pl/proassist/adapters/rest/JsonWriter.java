package pl.proassist.adapters.rest;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes answers: a record becomes a JSON object with its members in the order in which they are declared, nulls left out. (JSON-B
 * would sort them by the alphabet, and a person reads {@code id} before {@code because}.)
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, Problems.TYPE})
public final class JsonWriter implements MessageBodyWriter<Record> {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private static final ClassValue<RecordComponent[]> MEMBERS = new ClassValue<>() {
        @Override protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    static String text(Object entity) {
        if (entity instanceof Spoken spoken) {
            return spoken.json();
        }
        var text = new StringWriter(1024);
        try (var json = GENERATORS.createGenerator(text)) {
            write(json, entity);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof String text) {
            json.write(text);
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.write(((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            json.write(number);
        } else if (value instanceof JsonValue made) {
            json.write(made);
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            members.forEach((name, member) -> {
                json.writeKey((String) name);
                write(json, member);
            });
            json.writeEnd();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            items.forEach(each -> write(json, each));
            json.writeEnd();
        } else {
            json.writeStartObject();
            members(json, (Record) value);
            json.writeEnd();
        }
    }

    private static void members(JsonGenerator json, Record record) {
        for (var member : MEMBERS.get(record.getClass())) {
            try {
                var value = member.getAccessor().invoke(record);
                if (value != null) {
                    json.writeKey(member.getName());
                    write(json, value);
                }
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException("cannot read " + member, hidden);
            }
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() && type.getPackage().equals(JsonWriter.class.getPackage());
    }

    @Override
    public void writeTo(Record entity, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                        MultivaluedMap<String, Object> headers, OutputStream stream) throws IOException {
        var bytes = text(entity).getBytes(StandardCharsets.UTF_8);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        stream.write(bytes);
    }
}
