package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import pl.proassist.domain.shared.Money;

/**
 * Whole records as JSON and back through their own constructors: components by name, a record of one component as its value, and where a type has
 * several kinds, which one it is as {@code is}. What is stored so is told in a test: a component that is renamed here fails there.
 */
final class RecordJson {

    private static final String KIND = "is";
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Map<String, Class<?>>> KINDS = new ConcurrentHashMap<>();

    private RecordJson() {
    }

    static <T> String write(Class<T> type, T thing) {
        return Json.text(thing, (json, it) -> members(json, type, it));
    }

    static <T> T read(Class<T> type, String text) {
        return type.cast(read(type, Json.read(text)));
    }

    private static void members(JsonGenerator json, Class<?> type, Object thing) {
        if (type.isSealed()) {
            json.write(KIND, thing.getClass().getSimpleName());
        }
        for (var component : shape(thing.getClass()).components) {
            member(json, component.getName(), component.getGenericType(), get(component, thing));
        }
    }

    private static void member(JsonGenerator json, String name, Type type, Object value) {
        if (isOption(type)) {
            ((Option<?>) value).forEach(some -> member(json, name, argument(type, 0), some));
            return;
        }
        json.writeKey(name);
        value(json, type, value);
    }

    private static void value(JsonGenerator json, Type type, Object value) {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(each -> value(json, argument(type, 0), each));
            json.writeEnd();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, each) -> member(json, String.valueOf(plain(key)), argument(type, 1), each));
            json.writeEnd();
        } else if (isWhole(value)) {
            json.writeStartObject();
            members(json, (Class<?>) type, value);
            json.writeEnd();
        } else if (plain(value) instanceof Number number) {
            json.write(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else {
            json.write(plain(value).toString());
        }
    }

    /** A record that is more than a name for one value; one without components is a kind of something. */
    private static boolean isWhole(Object value) {
        return value instanceof Record && (shape(value.getClass()).components.length != 1 || isKind(value.getClass()) || !isScalar(plainType(value.getClass())));
    }

    private static boolean isKind(Class<?> type) {
        return Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static Class<?> plainType(Class<?> type) {
        return shape(type).components[0].getType();
    }

    private static boolean isScalar(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || type == String.class || type == UUID.class || type == LocalDate.class;
    }

    private static Object plain(Object value) {
        return value instanceof Record ? plain(get(shape(value.getClass()).components[0], value)) : value;
    }

    private static Object read(Type type, JsonValue json) {
        if (isOption(type)) {
            return json == null ? Option.none() : Option.some(read(argument(type, 0), json));
        }
        if (json == null) {
            throw new IllegalStateException("what is stored lacks a " + type.getTypeName());
        }
        if (json instanceof JsonArray array) {
            return array.stream().map(each -> read(argument(type, 0), each)).toList();
        }
        if (json instanceof JsonObject object) {
            return type instanceof ParameterizedType ? map(type, object) : whole((Class<?>) type, object);
        }
        return scalar((Class<?>) type, json);
    }

    private static Map<Object, Object> map(Type type, JsonObject json) {
        var map = new LinkedHashMap<Object, Object>();
        json.forEach((key, value) -> map.put(scalar((Class<?>) argument(type, 0), Json.string(key)), read(argument(type, 1), value)));
        return map;
    }

    private static Object whole(Class<?> type, JsonObject json) {
        var kind = type.isSealed() ? Option.of(kinds(type).get(json.getString(KIND))).getOrElseThrow(() -> new IllegalStateException("no such " + type.getSimpleName())) : type;
        var shape = shape(kind);
        return make(shape.constructor, Arrays.stream(shape.components).map(component -> read(component.getGenericType(), json.get(component.getName()))).toArray());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object scalar(Class<?> type, JsonValue json) {
        if (type == boolean.class) {
            return json == JsonValue.TRUE;
        }
        if (type == int.class) {
            return ((JsonNumber) json).intValueExact();
        }
        if (type == long.class) {
            return ((JsonNumber) json).longValueExact();
        }
        if (type == Money.class) {
            return Money.ofGrosze(((JsonNumber) json).longValueExact());
        }
        if (type.isRecord()) {
            return make(shape(type).constructor, scalar(plainType(type), json));
        }
        var text = ((JsonString) json).getString();
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        return type.isEnum() ? Enum.valueOf((Class) type, text) : text;
    }

    /** The kinds of a type, and the kinds of those, by their names. */
    private static Map<String, Class<?>> kinds(Class<?> type) {
        return KINDS.computeIfAbsent(type, sealed -> {
            var found = new LinkedHashMap<String, Class<?>>();
            collect(sealed, found);
            return found;
        });
    }

    private static void collect(Class<?> sealed, Map<String, Class<?>> found) {
        for (var kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                collect(kind, found);
            } else {
                found.put(kind.getSimpleName(), kind);
            }
        }
    }

    private static boolean isOption(Type type) {
        return type instanceof ParameterizedType option && option.getRawType() == Option.class;
    }

    private static Type argument(Type type, int number) {
        return ((ParameterizedType) type).getActualTypeArguments()[number];
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
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("what is stored is no " + constructor.getDeclaringClass().getSimpleName(), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Shape(RecordComponent[] components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            try {
                return new Shape(components, type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
