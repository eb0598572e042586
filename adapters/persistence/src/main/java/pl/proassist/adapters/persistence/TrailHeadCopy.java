package pl.proassist.adapters.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import pl.proassist.application.port.Trail;

/** Copies the head of the trail out of the database, to be run each minute: whoever cuts off the end of the trail would have to reach this file too. */
public final class TrailHeadCopy implements Runnable {

    private final Trail trail;
    private final Path file;

    public TrailHeadCopy(Trail trail, Path file) {
        this.trail = trail;
        this.file = file;
    }

    @Override public void run() {
        try {
            OwnFile.write(file, trail.head().line() + "\n");
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }
}
