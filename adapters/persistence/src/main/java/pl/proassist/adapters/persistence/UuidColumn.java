package pl.proassist.adapters.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** An id in a column that may be empty; EclipseLink's own conversion does not know NULL. */
@Converter
public final class UuidColumn implements AttributeConverter<UUID, Object> {

    @Override public Object convertToDatabaseColumn(UUID id) {
        return id == null ? null : id.toString();
    }

    @Override public UUID convertToEntityAttribute(Object column) {
        return column == null ? null : UUID.fromString(column.toString());
    }
}
