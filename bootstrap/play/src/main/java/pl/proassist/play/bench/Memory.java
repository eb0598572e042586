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

    /** How often the whole heap was collected, as HotSpot counts it, whatever the collector. */
    private static final String FULL_COLLECTIONS = "sun.gc.collector.1.invocations=";

    /**
     * A histogram collects first, but not while native code such as a compressor holds an array: then it counts what nobody needs any more, and is
     * taken again.
     */
    static Memory of(long pid) {
        String histogram;
        long collected;
        do {
            collected = fullCollections(pid);
            histogram = ask(pid, "GC.class_histogram");
        } while (fullCollections(pid) == collected);
        return new Memory(Long.parseLong(line(histogram, "Total").split("\\s+")[2]) / MEBIBYTE, resident(pid));
    }

    private static long fullCollections(long pid) {
        return Long.parseLong(line(ask(pid, "PerfCounter.print"), FULL_COLLECTIONS).substring(FULL_COLLECTIONS.length()));
    }

    private static String line(String answer, String beginning) {
        return answer.lines().filter(line -> line.startsWith(beginning)).findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd said nothing of the heap: " + answer));
    }

    private static String ask(long pid, String command) {
        try {
            var answer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), command)
                    .redirectErrorStream(true).start();
            return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static double resident(long pid) {
        try {
            return Long.parseLong(line(Files.readString(Path.of("/proc", String.valueOf(pid), "status")), "VmRSS:").split("\\s+")[1]) / 1024.0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
