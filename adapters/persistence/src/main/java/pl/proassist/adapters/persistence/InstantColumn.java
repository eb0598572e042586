package pl.proassist.adapters.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An instant in a column: UTC, to the microsecond. It travels as text, because EclipseLink would turn it into a
 * {@code java.sql.Timestamp}, told in the zone of the server, and lose an hour of the night in which the clocks go forward.
 */
@Converter(autoApply = true)
public final class InstantColumn implements AttributeConverter<Instant, Object> {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    @Override public Object convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : TEXT.format(of(instant));
    }

    @Override public Instant convertToEntityAttribute(Object column) {
        return column == null ? null : ((LocalDateTime) column).toInstant(ZoneOffset.UTC);
    }
}
