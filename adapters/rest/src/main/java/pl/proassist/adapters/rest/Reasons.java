package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pl.proassist.domain.policy.Because;

/**
 * Tells the trace of a decision in sentences that reception can read to a patient: levels and requirements by their names, times
 * as a clock on the wall shows them, with their offset, so that the autumn hour is clear too.
 */
final class Reasons {

    private static final Pattern WORD = Pattern.compile("[A-Z_]+");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern MONEY = Pattern.compile("\\d+\\.\\d\\d");
    private static final Pattern TIME = Pattern.compile("PT.+|P\\d+D");
    private static final Pattern COMPOSED = Pattern.compile("(\\w+)\\[(.*)]");

    private final Speech speech;
    private final ZoneId zone;

    private final Map<UUID, String> people;

    private Reasons(Speech speech, ZoneId zone, Map<UUID, String> people) {
        this.speech = speech;
        this.zone = zone;
        this.people = people;
    }

    static Reasons in(Speech speech, ZoneId zone) {
        return in(speech, zone, Map.of());
    }

    /** @param people the names of those whose accounts the trace speaks of, as far as they may be said here */
    static Reasons in(Speech speech, ZoneId zone, Map<UUID, String> people) {
        return new Reasons(speech, zone, people);
    }

    List<String> told(List<Because> trace) {
        return trace.stream().map(this::told).toList();
    }

    /** {@code do 13 stycznia 2026 (wtorek), godz. 20:00}: what reception reads out to a patient, without calculating (DL-17). */
    String until(Instant deadline) {
        var time = deadline.atZone(zone);
        var endOfDay = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        var shown = endOfDay ? time.minusDays(1) : time;
        var words = speech.form(endOfDay ? "form.until-midnight" : "form.until").format(shown);
        var twice = zone.getRules().getValidOffsets(time.toLocalDateTime()).size() > 1;
        return speech.because("until", List.of(twice ? words + " (" + time.getOffset() + ")" : words));
    }

    /** A value of a rule as somebody says it. */
    String value(String value) {
        return switch (value) {
            case "true" -> speech.because("word.YES", List.of());
            case "false" -> speech.because("word.NO", List.of());
            default -> word(value);
        };
    }

    private String told(Because step) {
        return speech.because(step.code(), switch (step.code()) {
            case Because.MANUAL_BY -> List.of(person(step.values().get(0)));
            case "manual-reason" -> step.values();
            case "refused" -> step.values().stream().map(speech::title).toList();
            default -> step.values().stream().map(this::word).toList();
        });
    }

    /** Who has left no name, an integration for example, is called by what it is. */
    private String person(String id) {
        return id.isEmpty() ? speech.because("word.INSTALLATION", List.of())
                : Option.of(people.get(UUID.fromString(id))).getOrElse(() -> speech.because("word.COLLEAGUE", List.of()));
    }

    private String word(String value) {
        if (WORD.matcher(value).matches()) {
            return speech.because("word." + value, List.of());
        }
        if (INSTANT.matcher(value).matches()) {
            return local(Instant.parse(value));
        }
        if (MONEY.matcher(value).matches()) {
            return value + " zł";
        }
        if (TIME.matcher(value).matches()) {
            return time(value);
        }
        if (value.startsWith("[")) {
            return Arrays.stream(value.substring(1, value.length() - 1).split(", ")).sorted().map(this::word).collect(Collectors.joining(", "));
        }
        var composed = COMPOSED.matcher(value);
        if (composed.matches()) {
            return composed(composed.group(1), composed.group(2));
        }
        return value;
    }

    /** {@code UntilHour[cutoff=20:00, dayOffset=0, afterCutoff=ROLL, lead=PT2H]}: the sentence is found by the name and the first member. */
    private String composed(String name, String members) {
        var values = new LinkedHashMap<String, String>();
        Arrays.stream(members.split(", ")).map(each -> each.split("=", 2))
                .forEach(each -> values.put(each[0], each[0].equals("percent") ? new BigDecimal(each[1]).toPlainString() : word(each[1])));
        return speech.because("value." + name + "." + values.keySet().iterator().next(), List.copyOf(values.values()));
    }

    private String local(Instant instant) {
        var time = instant.atZone(zone);
        var form = time.getSecond() == 0 ? "form.minute" : "form.second";
        return speech.form(form).format(time);
    }

    private String time(String period) {
        if (period.endsWith("D")) {
            return speech.because("time.days", List.of(period.substring(1, period.length() - 1)));
        }
        var time = Duration.parse(period);
        if (time.isZero()) {
            return speech.because("time.none", List.of());
        }
        var hours = time.toHours() == 0 ? "" : speech.because("time.hours", List.of(String.valueOf(time.toHours()))) + " ";
        var minutes = time.toMinutesPart() == 0 ? "" : speech.because("time.minutes", List.of(String.valueOf(time.toMinutesPart()))) + " ";
        var seconds = time.toSecondsPart() == 0 ? "" : speech.because("time.seconds", List.of(String.valueOf(time.toSecondsPart())));
        return (hours + minutes + seconds).strip();
    }
}
