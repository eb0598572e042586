package pl.proassist.play.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server holds.
 *
 * @param heap     in MiB, of what is still needed after a full collection
 * @param resident in MiB, of the whole process
 */
record Memory(double heap, double resident) {

    private static final double MEBIBYTE = 1 << 20;

    static Memory of(long pid) {
        try {
            var histogram = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true).start();
            var text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = text.lines().filter(line -> line.startsWith("Total")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("jcmd said nothing of the heap: " + text)).split("\\s+");
            var resident = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow().split("\\s+");
            return new Memory(Long.parseLong(total[2]) / MEBIBYTE, Long.parseLong(resident[1]) / 1024.0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
