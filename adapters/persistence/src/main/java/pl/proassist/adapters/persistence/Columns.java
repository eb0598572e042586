package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.mariadb.jdbc.client.result.Result;
import pl.proassist.domain.shared.Money;

/**
 * The present row of a result, in the words of the domain. The driver itself is asked, past the server's pool: for the getter that names a
 * type, the pool looks a method up by reflection, and throws and catches, for each single value; and an instant as text is formatted and
 * parsed again, which costs more than all the rest of a row.
 */
final class Columns {

    private final ResultSet result;
    private final Map<String, Integer> places = new HashMap<>();

    Columns(ResultSet result) throws SQLException {
        this.result = result.unwrap(Result.class);
    }

    private int place(String name) throws SQLException {
        var known = places.get(name);
        if (known == null) {
            known = result.findColumn(name);
            places.put(name, known);
        }
        return known;
    }

    UUID uuid(String name) {
        return uuidIfAny(name).getOrNull();
    }

    Option<UUID> uuidIfAny(String name) {
        return textIfAny(name).map(UUID::fromString);
    }

    Instant instant(String name) {
        return instantIfAny(name).get();
    }

    Option<Instant> instantIfAny(String name) {
        try {
            return Option.of(result.getObject(place(name), LocalDateTime.class)).map(found -> found.toInstant(ZoneOffset.UTC));
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }

    String text(String name) {
        try {
            return result.getString(place(name));
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }

    Option<String> textIfAny(String name) {
        return Option.of(text(name));
    }

    byte[] bytes(String name) {
        try {
            return result.getBytes(place(name));
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }

    Money money(String name) {
        return Money.ofGrosze(number(name));
    }

    long number(String name) {
        try {
            return result.getLong(place(name));
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }

    Option<Long> numberIfAny(String name) {
        return textIfAny(name).map(Long::valueOf);
    }

    boolean flag(String name) {
        return number(name) != 0;
    }

    <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, text(name));
    }

    <E extends Enum<E>> Option<E> constantIfAny(Class<E> type, String name) {
        return textIfAny(name).map(found -> Enum.valueOf(type, found));
    }
}
