package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The directory of one installation: its keys, its database, its logs and the ports it was given. One process at a time
 * may live there, and a home once rehearsed in never becomes a real one.
 */
final class Home implements AutoCloseable {

    private final Path directory;
    private final FileChannel lockFile;
    private final boolean firstStart;
    private final Set<Integer> given = new HashSet<>();

    private Home(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.firstStart = !Files.exists(directory.resolve("admin.token"));
    }

    static Home open(Path directory, boolean rehearsal) {
        PrivateFiles.directory(directory);
        var home = new Home(directory, lock(directory));
        var mode = rehearsal ? "rehearsal" : "production";
        var made = PrivateFiles.remember(directory.resolve("mode"), () -> mode);
        if (!made.equals(mode)) {
            home.close();
            throw new WrongSetting("the home %s was made for %s, this start is for %s; use another: --home DIR"
                    .formatted(directory, made, mode));
        }
        return home;
    }

    Path directory() {
        return directory;
    }

    Path directory(String name) {
        return PrivateFiles.directory(directory.resolve(name));
    }

    boolean isFirstStart() {
        return firstStart;
    }

    String installationKey() {
        return PrivateFiles.remember(directory.resolve("installation.key"), () -> PrivateFiles.randomHex(32));
    }

    /** Marks the end of the trail as ours; the database never sees it. */
    String trailKey() {
        return PrivateFiles.remember(directory.resolve("trail.key"), () -> PrivateFiles.randomHex(32));
    }

    /** The file with the keys of the personal data: one for keyed hashes, and any number that seal and open, the last of which seals. */
    Path dataKeys() {
        var file = directory.resolve("data.keys");
        PrivateFiles.remember(file, () -> """
                # Keys of the personal data. Without this file nobody can read it: keep a copy where no copy of the database lies.
                index %s
                key %s %s""".formatted(PrivateFiles.randomHex(32), PrivateFiles.randomHex(4), PrivateFiles.randomHex(32)));
        return file;
    }

    String adminToken() {
        return PrivateFiles.remember(directory.resolve("admin.token"),
                () -> Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(32)));
    }

    /** The unguessable part of the address that SMSAPI reports to. */
    String callbackSecret() {
        return PrivateFiles.remember(directory.resolve("sms-callback.secret"), () -> PrivateFiles.randomHex(24));
    }

    /** The unguessable part of the address where the mail server hands in what came back. */
    String bounceSecret() {
        return PrivateFiles.remember(directory.resolve("mail-bounce.secret"), () -> PrivateFiles.randomHex(24));
    }

    String instanceId() {
        return PrivateFiles.remember(directory.resolve("instance.id"), () -> UUID.randomUUID().toString());
    }

    /** The port that is wanted; for 0 the one that was given before, as long as nobody else has taken it. */
    int port(String name, int wanted) {
        var port = wanted != 0 ? wanted : rememberedPort(name).orElseGet(Ports::free);
        if (!given.add(port)) {
            return port(name, 0);
        }
        if (wanted == 0) {
            PrivateFiles.write(directory.resolve(name + ".port"), port + "\n");
        }
        return port;
    }

    private Optional<Integer> rememberedPort(String name) {
        try {
            var file = directory.resolve(name + ".port");
            return Files.exists(file)
                    ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
                            .filter(port -> !given.contains(port) && Ports.isFree("127.0.0.1", port))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileChannel lock(Path directory) {
        try {
            var file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new StartFailure("the home %s is in use by a running Proassist".formatted(directory));
            }
            return file;
        } catch (IOException denied) {
            throw new StartFailure("the home %s cannot be written (%s)".formatted(directory, denied), denied);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
