package pl.proassist.play;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells what happened, with the clinic's own hour, and notices when something else happened than should have. */
public final class Story {

    public static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("EEE dd.MM. HH:mm", Locale.ENGLISH);
    private static final int WIDTH = 200;

    private final Consumer<String> listener;
    private final Rehearsal rehearsal;

    public Story(Consumer<String> listener, Rehearsal rehearsal) {
        this.listener = listener;
        this.rehearsal = rehearsal;
    }

    /** Something that happens at the product's present hour. */
    public void at(String format, Object... values) {
        listener.accept("    %s  %s".formatted(hour(rehearsal.now()), format.formatted(values)));
    }

    /** A consequence of what was told before. */
    public void so(String format, Object... values) {
        listener.accept("           " + format.formatted(values));
    }

    /** What a patient reads. */
    public void reads(Rehearsal.Message message) {
        var text = message.text().replaceAll("\\s+", " ");
        so("%s to %s: “%s”", message.channel(), message.to(), text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text);
    }

    public <T> T same(String what, T expected, T came) {
        if (!Objects.equals(expected, came)) {
            throw new Api.Unexpected(what, expected, came);
        }
        return came;
    }

    /** The hour alone when it is today's. */
    public String soon(Instant instant) {
        return instant.atZone(WARSAW).toLocalDate().equals(rehearsal.now().atZone(WARSAW).toLocalDate()) ? hour(instant) : dayAndHour(instant);
    }

    private static String hour(Instant instant) {
        return HOUR.format(instant.atZone(WARSAW));
    }

    public static String dayAndHour(Instant instant) {
        return DAY_AND_HOUR.format(instant.atZone(WARSAW));
    }
}
