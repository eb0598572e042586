package pl.proassist.adapters.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Where the keys of the personal data lie, outside the database. The launcher makes it at the first start; servers of one installation share it or its copy. */
public final class KeyFile {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    KeyRing read() {
        try {
            return KeyRing.of(Files.readAllLines(file), toString());
        } catch (IOException unreadable) {
            throw new KeysMissing(this + " cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** From now on the new key seals; the older ones go on opening. */
    KeyRing append() {
        try {
            var text = Files.readString(file);
            OwnFile.write(file, text + (text.endsWith("\n") ? "" : "\n") + "key " + random(4) + " " + random(32) + "\n");
            return read();
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override public String toString() {
        return "the file of data keys " + file;
    }
}
