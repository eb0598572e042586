package pl.proassist.play.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much work a process has cost this machine so far, by the kernel's own books. */
final class Cpu {

    /** Clock ticks of {@code /proc} are hundredths of a second on Linux. */
    private static final int MILLIS_PER_TICK = 10;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private Cpu() {
    }

    static long millis(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(afterName[UTIME]) + Long.parseLong(afterName[STIME])) * MILLIS_PER_TICK;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
