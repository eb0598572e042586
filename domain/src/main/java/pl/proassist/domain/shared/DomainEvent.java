package pl.proassist.domain.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;

/**
 * Something that happened: a record in the past tense holding ids and facts, never personal data. Its name and version are
 * its public identity and independent of the class name.
 */
public interface DomainEvent {

    /** The thing it happened to; events of one aggregate are delivered in order. */
    UUID aggregate();

    /** The name and version that is stored, for example {@code visit-confirmed/1}. */
    default String name() {
        return getClass().getAnnotation(Named.class).value();
    }

    /** Gives an event its stored name and version. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Named {
        String value();
    }
}
