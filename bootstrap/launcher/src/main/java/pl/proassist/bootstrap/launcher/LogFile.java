package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** {@code HOME/log/proassist.log} and the five before it; it grows to 50 MB before it steps back. */
public final class LogFile extends Handler {

    static final String DIRECTORY_PROPERTY = "proassist.log.directory";
    private static final long LARGEST = 50_000_000;
    private static final int KEPT = 5;

    private final Path directory = Path.of(System.getProperty(DIRECTORY_PROPERTY));
    private OutputStream file = open();
    private long written = size(file(0));

    public LogFile() {
        setFormatter(new LogLine());
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            write(getFormatter().format(entry).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is written is with the system at once, and survives the end of this process. */
    private synchronized void write(byte[] line) {
        try {
            file.write(line);
            written += line.length;
            if (written > LARGEST) {
                stepBack();
            }
        } catch (IOException full) {
            reportError(null, full, ErrorManager.WRITE_FAILURE);
        }
    }

    private void stepBack() throws IOException {
        file.close();
        for (var age = KEPT; age > 0; age--) {
            if (Files.exists(file(age - 1))) {
                Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        file = open();
        written = 0;
    }

    private Path file(int age) {
        return directory.resolve(age == 0 ? "proassist.log" : "proassist.log." + age);
    }

    private OutputStream open() {
        try {
            return Files.newOutputStream(file(0), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Nothing waits here. */
    @Override
    public void flush() {
    }

    /** Stays open: what is said while everything closes is what one wants to read later. */
    @Override
    public void close() {
    }
}
