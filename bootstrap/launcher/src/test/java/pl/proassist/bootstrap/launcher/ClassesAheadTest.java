package pl.proassist.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClassesAheadTest {

    private static final String NEEDED = "org.assertj.core.api.AbstractZonedDateTimeAssert";

    @TempDir Path directory;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final Loader server = new Loader();
    private Path note;
    private Path log;

    @BeforeEach
    void files() {
        note = directory.resolve("cache/classes");
        log = directory.resolve("classes.log");
    }

    @AfterEach
    void giveBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void the_first_start_notes_what_was_loaded_and_cleans_up() throws Exception {
        var classes = ClassesAhead.begin(note, "build 1", log);
        Class.forName(NEEDED, false, server);
        classes.end();

        assertThat(Files.readAllLines(note)).startsWith("build 1").contains(NEEDED).noneMatch(line -> line.contains(" ") && !line.equals("build 1"));
        assertThat(log).doesNotExist();
    }

    @Test
    @Timeout(20)
    void a_later_start_loads_it_before_anybody_asks() throws Exception {
        note("build 1", "pl.proassist.Gone", NEEDED);

        var classes = ClassesAhead.begin(note, "build 1", log);
        Thread.currentThread().setContextClassLoader(server);

        while (!server.has(NEEDED)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        classes.end();
        assertThat(log).doesNotExist();
    }

    @Test
    void another_build_learns_anew() throws Exception {
        note("build 1", "pl.proassist.Gone");

        ClassesAhead.begin(note, "build 2", log).end();

        assertThat(Files.readAllLines(note)).startsWith("build 2").doesNotContain("pl.proassist.Gone");
    }

    private void note(String... lines) throws Exception {
        Files.createDirectories(note.getParent());
        Files.write(note, List.of(lines));
    }

    /** Loads the library again, as a server's own loader does. */
    private static final class Loader extends URLClassLoader {

        Loader() {
            super(new URL[] {org.assertj.core.api.Assertions.class.getProtectionDomain().getCodeSource().getLocation()}, null);
        }

        boolean has(String name) {
            return findLoadedClass(name) != null;
        }
    }
}
