package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitId;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventJsonTest {

    @ParameterizedTest @MethodSource("everyEvent")
    void every_event_comes_back_as_it_was(DomainEvent event) {
        assertThat(EventJson.read(event.name(), EventJson.write(event))).isEqualTo(event);
    }

    static Stream<DomainEvent> everyEvent() {
        return EventCatalog.ALL.stream().map(type -> (DomainEvent) sample(type));
    }

    @Test void every_event_of_the_domain_is_in_the_catalog() throws Exception {
        assertThat(eventClasses()).isNotEmpty().containsExactlyInAnyOrderElementsOf(EventCatalog.ALL);
    }

    @Test void an_event_is_stored_in_plain_words() {
        var visit = new VisitId(id("visit"));

        assertThat(EventJson.write(new VisitCancelled(visit, CancelledBy.PATIENT))).isEqualTo("{\"visit\":\"" + visit + "\",\"by\":\"PATIENT\"}");
    }

    @Test void money_options_numbers_and_flags_have_a_form_too() {
        var full = new Anything(new VisitId(id("visit")), Option.some(Money.pln("1.50")), 7, 8, true, Option.some("ż\"\\"), Instant.parse("2026-01-12T14:20:00.123456Z"));
        var bare = new Anything(new VisitId(id("visit")), Option.none(), Long.MAX_VALUE, -1, false, Option.none(), Instant.EPOCH);

        assertThat(EventJson.read(Anything.class, EventJson.write(full))).isEqualTo(full);
        assertThat(EventJson.read(Anything.class, EventJson.write(bare))).isEqualTo(bare);
    }

    record Anything(VisitId visit, Option<Money> amount, long count, int small, boolean flag, Option<String> words, Instant at) implements DomainEvent {
        @Override public UUID aggregate() { return visit.value(); }
    }

    @Test void a_stored_event_that_lacks_something_is_not_guessed() {
        assertThatThrownBy(() -> EventJson.read("visit-cancelled/1", "{\"by\":\"PATIENT\"}")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EventJson.read("visit-vanished/1", "{}")).isInstanceOf(IllegalStateException.class);
    }

    private static Object sample(Type type) {
        if (type instanceof ParameterizedType option) {
            return Option.some(sample(option.getActualTypeArguments()[0]));
        }
        var raw = (Class<?>) type;
        if (raw == UUID.class) {
            return id("sample");
        }
        if (raw == Instant.class) {
            return Instant.parse("2026-01-12T14:20:00.123456Z");
        }
        if (raw == String.class) {
            return "sample-1";
        }
        if (raw == long.class) {
            return 7L;
        }
        if (raw == int.class) {
            return 7;
        }
        if (raw == boolean.class) {
            return true;
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
        }
        var values = Arrays.stream(raw.getRecordComponents()).map(component -> sample(component.getGenericType())).toArray();
        var types = Arrays.stream(raw.getRecordComponents()).map(component -> component.getType()).toArray(Class<?>[]::new);
        try {
            return raw.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Every record of the domain that is an event, found in its classes and not in any list. */
    private static List<Class<?>> eventClasses() throws Exception {
        var domain = DomainEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        var path = Path.of(domain);
        if (Files.isDirectory(path)) {
            return eventClassesUnder(path);
        }
        try (var jar = FileSystems.newFileSystem(URI.create("jar:" + domain), Map.of())) {
            return eventClassesUnder(jar.getPath("/"));
        }
    }

    private static List<Class<?>> eventClassesUnder(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString()).filter(name -> name.startsWith("pl/proassist") && name.endsWith(".class"))
                    .<Class<?>>map(name -> named(name.replace('/', '.').substring(0, name.length() - 6)))
                    .filter(DomainEvent.class::isAssignableFrom).filter(type -> !Modifier.isAbstract(type.getModifiers())).toList();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, DomainEvent.class.getClassLoader());
        } catch (ClassNotFoundException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
