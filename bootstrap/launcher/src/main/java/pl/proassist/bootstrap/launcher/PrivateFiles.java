package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Files and directories that only their owner may read. */
final class PrivateFiles {

    private PrivateFiles() {
    }

    /** Makes the directory with mode 0700; one that is there already keeps the mode its owner gave it. */
    static Path directory(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                if (directory.getParent() != null) {
                    Files.createDirectories(directory.getParent());
                }
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException denied) {
            throw new StartFailure("the directory %s cannot be made (%s)".formatted(directory, denied), denied);
        }
    }

    /** What the file says, or what it says from now on: a kill in between leaves no half of it. */
    static String remember(Path file, Supplier<String> first) {
        try {
            if (!Files.exists(file)) {
                write(file, first.get() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void write(Path file, String text) {
        try {
            var draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException denied) {
            throw new StartFailure("%s cannot be written (%s)".formatted(file, denied), denied);
        }
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    static String randomHex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }
}
