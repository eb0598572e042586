package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import pl.proassist.domain.shared.Money;

/**
 * The present row of a result, in the words of the domain. All is read as text or numbers: for the getter that names a type, the server's
 * pool looks a method up by reflection, and throws and catches, for each single value.
 */
final class Columns {

    private final ResultSet result;

    Columns(ResultSet result) {
        this.result = result;
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
        return textIfAny(name).map(found -> LocalDateTime.parse(found.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    }

    String text(String name) {
        try {
            return result.getString(name);
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }

    Option<String> textIfAny(String name) {
        return Option.of(text(name));
    }

    byte[] bytes(String name) {
        try {
            return result.getBytes(name);
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }

    Money money(String name) {
        return Money.ofGrosze(number(name));
    }

    long number(String name) {
        try {
            return result.getLong(name);
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
