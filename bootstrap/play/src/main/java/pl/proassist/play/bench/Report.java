package pl.proassist.play.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What was measured, told while it happens and written down at the end. */
final class Report {

    private final Consumer<String> listener;
    private final List<String> figures = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private int missed;

    Report(Consumer<String> listener) {
        this.listener = listener;
    }

    void progress(String format, Object... values) {
        listener.accept("  " + String.format(Locale.ROOT, format, values));
    }

    /** A heading with what was done, in words. */
    void section(String title, String how) {
        listener.accept("");
        listener.accept(title);
        sections.add("%n## %s%n%n%s%n%n".formatted(title, how));
    }

    /** A line of the section. */
    void line(String format, Object... values) {
        var line = String.format(Locale.ROOT, format, values);
        listener.accept("  " + line);
        sections.add("- " + line + "\n");
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

    void write(Path file, String command) {
        var text = new StringBuilder("# Performance\n\n");
        text.append("Written by `").append(command).append("` on ").append(LocalDate.now()).append("; ")
                .append("every ratio compares what ran in the same run on the same machine.\n\n");
        machine().forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\n| Figure | Asked | Measured | Reached |\n| --- | --- | --- | --- |\n");
        figures.forEach(text::append);
        sections.forEach(text::append);
        try {
            Files.writeString(file, text);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private static List<String> machine() {
        return List.of(
                "%s, %d cores seen by the JVM".formatted(fact("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors()),
                "memory %s; %s %s".formatted(fact("/proc/meminfo", "MemTotal"), System.getProperty("os.name"), System.getProperty("os.version")),
                "JDK %s (%s); load at the end of the run %s".formatted(System.getProperty("java.version"), System.getProperty("java.vm.name"), load()));
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
