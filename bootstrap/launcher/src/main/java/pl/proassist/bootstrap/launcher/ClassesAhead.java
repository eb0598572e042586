package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The server boots on one thread, and half of that time goes into loading some twelve thousand classes. The first start notes which
 * they were; each later one loads them on another processor, ahead of the boot. Without the note, or with a wrong one, the start is
 * only slower. Measured in ADR 2.
 */
final class ClassesAhead {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path note;
    private final String product;
    private final Path log;
    private volatile boolean ended;

    private ClassesAhead(Path note, String product, Path log) {
        this.note = note;
        this.product = product;
        this.log = log;
    }

    /**
     * To be called on the thread that will boot the server.
     * @param note    the file that remembers, one name a line
     * @param product tells one build of the product from another, which may need other classes
     * @param log     a file of this start's own
     */
    static ClassesAhead begin(Path note, String product, Path log) {
        var classes = new ClassesAhead(note, product, log);
        var known = classes.known();
        if (known.isEmpty()) {
            classes.watch("output=" + log, "output_options=filecount=0", "what=class+load=info", "decorators=none");
        } else {
            var booting = Thread.currentThread();
            var before = booting.getContextClassLoader();
            var loading = new Thread(() -> classes.load(known, booting, before), "classes ahead");
            loading.setDaemon(true);
            loading.start();
        }
        return classes;
    }

    /** This build of the product on this Java. */
    static String product() {
        try {
            var jar = Path.of(ClassesAhead.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return "%d bytes of %s on %s".formatted(Files.size(jar), Files.getLastModifiedTime(jar), Runtime.version());
        } catch (IOException | URISyntaxException noFile) {
            throw new IllegalStateException(noFile);
        }
    }

    private List<String> known() {
        try {
            var lines = Files.exists(note) ? Files.readAllLines(note) : List.<String>of();
            return lines.isEmpty() || !lines.get(0).equals(product) ? List.of() : lines.subList(1, lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The server makes a loader of its own and gives it to the thread that boots it. */
    private void load(List<String> names, Thread booting, ClassLoader before) {
        while (booting.getContextClassLoader() == before && !ended) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        var loader = booting.getContextClassLoader();
        for (var name : names) {
            if (ended) {
                return;
            }
            try {
                // Who is asked for its constructors is verified and linked, and none of its code runs.
                Class.forName(name, false, loader).getDeclaredConstructors();
            } catch (ClassNotFoundException | LinkageError notThisTime) {
                // The boot will load what it really needs, and complain if it must.
            }
        }
    }

    /** The server serves. */
    void end() {
        ended = true;
        if (Files.exists(log)) {
            watch("output=" + log, "what=class+load=off");
            remember();
        }
    }

    private void remember() {
        var lines = new ArrayList<>(List.of(product));
        try {
            try (Stream<String> loaded = Files.lines(log)) {
                loaded.filter(ClassesAhead::isOfTheServer).map(line -> line.substring(0, line.indexOf(' '))).distinct().forEach(lines::add);
            }
            Files.delete(log);
            Files.createDirectories(note.getParent());
            PrivateFiles.write(note, String.join("\n", lines) + "\n");
        } catch (IOException | RuntimeException denied) {
            // The next start learns it.
        }
    }

    /** Those of the JDK and of the server's jars; the application's have a loader that is made later, and made ones have no file. */
    private static boolean isOfTheServer(String line) {
        return line.contains(" source: jrt:") || line.contains(" source: file:") && line.endsWith(".jar") && !line.contains("/applications/");
    }

    private void watch(String... command) {
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmLog",
                    new Object[] {command}, new String[] {String[].class.getName()});
        } catch (JMException otherMachine) {
            // A JVM without this command starts as it always did.
        }
    }
}
