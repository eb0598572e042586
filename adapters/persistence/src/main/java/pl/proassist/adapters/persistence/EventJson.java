package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;

/** Events as JSON: the components of the record by name, ids and money as plain values. */
final class EventJson {

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private EventJson() {
    }

    static String write(DomainEvent event) {
        return Json.text(event, (json, it) -> {
            for (var component : shape(it.getClass()).components) {
                var value = plain(component, get(component, it));
                if (value instanceof Long || value instanceof Integer) {
                    json.write(component.getName(), ((Number) value).longValue());
                } else if (value instanceof Boolean flag) {
                    json.write(component.getName(), flag);
                } else if (value != null) {
                    json.write(component.getName(), value.toString());
                }
            }
        });
    }

    /** The things it happened to, by the names that the event gives them. */
    static Map<String, UUID> ids(DomainEvent event) {
        var ids = new LinkedHashMap<String, UUID>();
        for (var component : shape(event.getClass()).components) {
            if (plain(component, get(component, event)) instanceof UUID id) {
                ids.put(component.getName(), id);
            }
        }
        return ids;
    }

    static DomainEvent read(String name, String body) {
        return read(EventCatalog.named(name), body);
    }

    static DomainEvent read(Class<? extends DomainEvent> type, String body) {
        var shape = shape(type);
        var json = Json.read(body);
        var values = Arrays.stream(shape.components).map(component -> value(component.getGenericType(), json.get(component.getName()))).toArray();
        return (DomainEvent) make(shape.constructor, values);
    }

    /** A string, number or boolean; null for an option that is empty. */
    private static Object plain(RecordComponent component, Object value) {
        if (value instanceof Option<?> option) {
            return option.isEmpty() ? null : plain(component, option.get());
        }
        if (value instanceof Money money) {
            return money.grosze();
        }
        if (value instanceof Record id) {
            return get(shape(id.getClass()).components[0], id);
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof Enum<?>
                || value instanceof Instant || value instanceof UUID) {
            return value;
        }
        throw new IllegalStateException("no way to store " + component);
    }

    private static Object value(Type type, JsonValue json) {
        if (type instanceof ParameterizedType option && option.getRawType() == Option.class) {
            return json == null ? Option.none() : Option.some(value(option.getActualTypeArguments()[0], json));
        }
        if (json == null) {
            throw new IllegalStateException("a stored event lacks a " + type.getTypeName());
        }
        return scalar((Class<?>) type, json);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object scalar(Class<?> type, JsonValue json) {
        if (type == boolean.class) {
            return json == JsonValue.TRUE;
        }
        if (type == long.class) {
            return ((JsonNumber) json).longValueExact();
        }
        if (type == int.class) {
            return ((JsonNumber) json).intValueExact();
        }
        if (type == Money.class) {
            return Money.ofGrosze(((JsonNumber) json).longValueExact());
        }
        var text = ((JsonString) json).getString();
        if (type == String.class) {
            return text;
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type.isEnum()) {
            return Enum.valueOf((Class) type, text);
        }
        var id = shape(type);
        return make(id.constructor, scalar(id.components[0].getType(), json));
    }

    private static Shape shape(Class<?> type) {
        return SHAPES.computeIfAbsent(type, Shape::of);
    }

    private static Object get(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object make(Constructor<?> constructor, Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("a stored event cannot be read as " + constructor.getDeclaringClass().getSimpleName(), broken);
        }
    }

    private record Shape(RecordComponent[] components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(components, type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
