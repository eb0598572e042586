package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import pl.proassist.domain.shared.Money;

/** The present row of a result, in the words of the domain. */
final class Columns {

    private final ResultSet result;

    Columns(ResultSet result) {
        this.result = result;
    }

    UUID uuid(String name) {
        return get(name, UUID.class);
    }

    Option<UUID> uuidIfAny(String name) {
        return Option.of(get(name, UUID.class));
    }

    Instant instant(String name) {
        return get(name, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    Option<Instant> instantIfAny(String name) {
        return Option.of(get(name, LocalDateTime.class)).map(found -> found.toInstant(ZoneOffset.UTC));
    }

    String text(String name) {
        return get(name, String.class);
    }

    Option<String> textIfAny(String name) {
        return Option.of(get(name, String.class));
    }

    byte[] bytes(String name) {
        return get(name, byte[].class);
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
        return Option.of(get(name, Long.class));
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

    private <T> T get(String name, Class<T> type) {
        try {
            return result.getObject(name, type);
        } catch (SQLException failure) {
            throw new Sql.Failed(failure);
        }
    }
}
