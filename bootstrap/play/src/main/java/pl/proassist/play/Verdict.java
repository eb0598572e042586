package pl.proassist.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the separate program that checks trails says of one, run as an auditor runs it: a process of its own, out of the product's one file.
 *
 * @param code 0 when the trail is unbroken
 * @param took from the start of the process to its end
 */
public record Verdict(int code, String words, Duration took) {

    /** @param home where the key of the trail and the copy of its head lie */
    public static Verdict on(String export, Path home) {
        var directory = Trees.temporary();
        try {
            return on(Files.writeString(directory.resolve("trail"), export), home);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        } finally {
            Trees.delete(directory);
        }
    }

    public static Verdict on(Path export, Path home) {
        try {
            var start = System.nanoTime();
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", RunningProduct.jar().toString(),
                    "pl.proassist.verify.VerifyTrail", export.toString(), "--home", home.toString()).redirectErrorStream(true).start();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Verdict(process.waitFor(), words, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
