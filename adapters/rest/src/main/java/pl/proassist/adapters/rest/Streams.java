package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A file that is written piece by piece as it is made. Whoever goes away ends the reading too. */
final class Streams {

    private Streams() {
    }

    static StreamingOutput of(Consumer<Consumer<byte[]>> file) {
        return stream -> {
            try {
                file.accept(piece -> write(stream, piece));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        };
    }

    private static void write(OutputStream stream, byte[] piece) {
        try {
            stream.write(piece);
            stream.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
