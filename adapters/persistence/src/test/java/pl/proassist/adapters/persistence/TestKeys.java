package pl.proassist.adapters.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of data keys as the launcher makes them. */
final class TestKeys {

    static final String FIRST = "# Proassist\nindex " + "1a".repeat(32) + "\nkey first " + "2b".repeat(32) + "\n";

    private TestKeys() {
    }

    static KeyFile file() {
        return new KeyFile(path(FIRST));
    }

    static Path path(String text) {
        try {
            var directory = Files.createTempDirectory(Path.of("target"), "keys");
            return Files.writeString(directory.resolve("data.keys"), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
