package pl.proassist.play.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What was measured, told while it happens; each part has its own place in the document, written when the part is over. */
final class Report {

    private static final Pattern PART = Pattern.compile("<!-- part (\\w+) -->\n(.*?)<!-- end -->\n", Pattern.DOTALL);

    private final Consumer<String> listener;
    private final List<String> figures = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String heading = "";
    private int missed;

    Report(Consumer<String> listener) {
        this.listener = listener;
    }

    void progress(String format, Object... values) {
        listener.accept("  " + String.format(Locale.ROOT, format, values));
    }

    /** Begins a part: a heading with what was done, in words. */
    void section(String title, String how) {
        listener.accept("");
        listener.accept(title);
        figures.clear();
        lines.clear();
        heading = "## %s%n%n%s%n%n".formatted(title, how);
    }

    /** A line of the part. */
    void line(String format, Object... values) {
        var line = String.format(Locale.ROOT, format, values);
        listener.accept("  " + line);
        lines.add("- " + line + "\n");
    }

    /** A figure that was asked for. */
    void figure(String what, String asked, String came, boolean reached) {
        missed += reached ? 0 : 1;
        figures.add("| %s | %s | %s | %s |%n".formatted(what, asked, came, reached ? "yes" : "**no**"));
        listener.accept("  %s: %s (asked: %s)%s".formatted(what, came, asked, reached ? "" : "  MISSED"));
    }

    int missed() {
        return missed;
    }

    /** Puts the part in its place and leaves the others as they were measured. */
    void write(Path file, String part, Collection<String> inOrder) {
        try {
            var parts = new HashMap<String, String>();
            PART.matcher(Files.exists(file) ? Files.readString(file) : "").results().forEach(found -> parts.put(found.group(1), found.group(2)));
            parts.put(part, text(part));
            var text = new StringBuilder("# Performance\n\nWritten by `./proassist bench`, each part by itself; every ratio compares what ran in the"
                    + " same run on the same machine.\n");
            inOrder.stream().filter(parts::containsKey).forEach(name ->
                    text.append("\n<!-- part ").append(name).append(" -->\n").append(parts.get(name)).append("<!-- end -->\n"));
            Files.writeString(file, text);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private String text(String part) {
        return heading + "| Figure | Asked | Measured | Reached |\n| --- | --- | --- | --- |\n" + String.join("", figures) + "\n"
                + String.join("", lines) + "- measured by `./proassist bench %s` on %s: %s%n".formatted(part, LocalDate.now(), machine());
    }

    private static String machine() {
        return "%s, %d cores seen by the JVM; memory %s; %s %s; JDK %s (%s); load at the end %s".formatted(fact("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(), fact("/proc/meminfo", "MemTotal"), System.getProperty("os.name"),
                System.getProperty("os.version"), System.getProperty("java.version"), System.getProperty("java.vm.name"), load());
    }

    private static String fact(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException otherSystem) {
            return "unknown";
        }
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).strip();
        } catch (IOException otherSystem) {
            return "unknown";
        }
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
