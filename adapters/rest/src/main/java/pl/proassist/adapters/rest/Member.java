package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Pesel;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.policy.Cutoff;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.shared.Money;

/** How one kind of value is read from JSON: the value, or what is wrong with it. */
@FunctionalInterface
interface Member<T> {

    /** @param values what the sentence for the error names */
    record Wrong(String code, List<String> values) {
    }

    Either<Wrong, T> read(JsonValue value);

    default <R> Member<R> then(Function<T, Either<Wrong, R>> next) {
        return value -> read(value).flatMap(next);
    }

    default <R> Member<R> as(Function<T, R> made) {
        return value -> read(value).map(made);
    }

    static <T> Either<Wrong, T> wrong(String code, Object... values) {
        return Either.left(new Wrong(code, Arrays.stream(values).map(String::valueOf).toList()));
    }

    Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** A JSON string as it stands. */
    Member<String> STRING = value -> value instanceof JsonString text ? Either.right(text.getString()) : wrong("not-a-string");

    Member<String> NAME = text(200);

    Member<Boolean> FLAG = value -> switch (value.getValueType()) {
        case TRUE -> Either.right(true);
        case FALSE -> Either.right(false);
        default -> wrong("not-a-flag");
    };

    Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    Member<UUID> ID = STRING.then(text -> UUID_TEXT.matcher(text).matches()
            ? Either.right(UUID.fromString(text)) : wrong("not-an-id"));

    Member<Money> MONEY = parsed("not-an-amount", Money::pln);

    Pattern UTC_TEXT = Pattern.compile("(19|20|21)\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z");

    /** UTC, to the second or finer; years that a clinic can mean. */
    Member<Instant> INSTANT = parsed("not-an-instant", text -> {
        if (!UTC_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UTC instant");
        }
        return Instant.parse(text.length() == 17 ? text.replace("Z", ":00Z") : text).truncatedTo(ChronoUnit.MICROS);
    });

    /** A flag in an address. */
    Member<Boolean> FLAG_TEXT = STRING.then(text -> text.equals("true") || text.equals("false")
            ? Either.right(text.equals("true")) : wrong("not-allowed", "true, false"));

    Member<LocalDate> DATE = parsed("not-a-date", LocalDate::parse);

    Pattern MONTH_TEXT = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");

    Member<YearMonth> MONTH = STRING.then(text -> MONTH_TEXT.matcher(text).matches() ? Either.right(YearMonth.parse(text)) : wrong("not-a-month"));

    /** A day or an instant; days are told in the zone of whoever asks. */
    Member<Moment> MOMENT = value -> DATE.as(Moment::of).read(value).orElse(() -> INSTANT.as(Moment::of).read(value))
            .orElse(() -> wrong("not-a-moment"));

    /** Elapsed time. Days are refused here: they are calendar days, and these settings are not. */
    Member<Duration> ELAPSED = parsed("not-a-duration", text -> {
        if (!text.startsWith("PT")) {
            throw new IllegalArgumentException("not elapsed time");
        }
        return Duration.parse(text);
    });

    Member<Lead> LEAD = parsed("not-a-lead", Lead::parse);

    /** An hour of the day at which something begins or ends; 24:00 is 00:00. */
    Member<LocalTime> HOUR = parsed("not-an-hour", text -> {
        var minute = Cutoff.parse(text).minuteOfDay() % (24 * 60);
        return LocalTime.of(minute / 60, minute % 60);
    });

    Member<Cutoff> CUTOFF = parsed("not-an-hour", Cutoff::parse);

    Member<ZoneId> ZONE = STRING.then(text -> ZONES.contains(text) ? Either.right(ZoneId.of(text)) : wrong("not-a-zone"));

    Member<Pesel> PESEL = STRING.then(text -> Pesel.isValid(text) ? Either.right(new Pesel(text)) : wrong("not-a-pesel"));

    /** Written with or without dashes. */
    Member<Nip> NIP = STRING.as(text -> text.replace("-", ""))
            .then(text -> Nip.isValid(text) ? Either.right(new Nip(text)) : wrong("not-a-nip"));

    Member<PhoneNumber> PHONE = STRING.then(Phones::read);

    Member<EmailAddress> EMAIL = STRING.as(String::strip)
            .then(text -> EmailAddress.isValid(text) ? Either.right(new EmailAddress(text)) : wrong("not-an-email"));

    /** Lower case, as such codes are written; upper case is understood. */
    Member<Language> LANGUAGE = STRING.then(text -> Arrays.stream(Language.values())
            .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT))).findFirst()
            .<Either<Wrong, Language>>map(Either::right).orElseGet(() -> wrong("not-allowed", "pl, en, uk")));

    Member<BigDecimal> PERCENT = value -> {
        if (!(value instanceof JsonNumber number)) {
            return wrong("not-a-percentage");
        }
        var percent = number.bigDecimalValue();
        return percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0 && percent.stripTrailingZeros().scale() <= 2
                ? Either.right(percent.stripTrailingZeros()) : wrong("not-a-percentage");
    };

    static Member<Integer> whole(int smallest, int largest) {
        return value -> {
            if (!(value instanceof JsonNumber number) || number.bigDecimalValue().stripTrailingZeros().scale() > 0) {
                return wrong("not-a-whole-number", smallest, largest);
            }
            var given = number.bigDecimalValue();
            return given.compareTo(BigDecimal.valueOf(smallest)) < 0 || given.compareTo(BigDecimal.valueOf(largest)) > 0
                    ? wrong("out-of-range", smallest, largest) : Either.right(given.intValue());
        };
    }

    /** A whole number that came as text, in an address. */
    static Member<Integer> wholeText(int smallest, int largest) {
        return STRING.then(text -> !text.matches("\\d{1,9}") ? wrong("not-a-whole-number", smallest, largest)
                : Integer.parseInt(text) < smallest || Integer.parseInt(text) > largest ? wrong("out-of-range", smallest, largest)
                : Either.right(Integer.parseInt(text)));
    }

    /** Words of people: trimmed, not blank, without characters that are no text. */
    static Member<String> text(int longest) {
        return words(longest, Member::isNoText);
    }

    /** Words of people that may go over several lines. */
    static Member<String> lines(int longest) {
        return words(longest, character -> character != '\n' && isNoText(character));
    }

    private static Member<String> words(int longest, IntPredicate isWrong) {
        return STRING.as(text -> text.replace("\r\n", "\n").strip()).then(text -> {
            if (text.isEmpty()) {
                return wrong("blank");
            }
            if (text.codePointCount(0, text.length()) > longest) {
                return wrong("too-long", longest);
            }
            return text.codePoints().anyMatch(isWrong) ? wrong("bad-characters") : Either.right(text);
        });
    }

    private static boolean isNoText(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** In an address, where such words are written in lower case. */
    static <E extends Enum<E>> Member<E> wordOf(Class<E> words) {
        var names = Arrays.stream(words.getEnumConstants()).map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return STRING.then(text -> Arrays.stream(words.getEnumConstants()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .<Either<Wrong, E>>map(Either::right).orElseGet(() -> wrong("not-allowed", names)));
    }

    static <E extends Enum<E>> Member<E> oneOf(Class<E> words) {
        return oneOf(EnumSet.allOf(words));
    }

    static <E extends Enum<E>> Member<E> oneOf(Set<E> allowed) {
        var names = String.join(", ", allowed.stream().map(Enum::name).toList());
        return STRING.then(text -> allowed.stream().filter(each -> each.name().equals(text)).findFirst()
                .<Either<Wrong, E>>map(Either::right).orElseGet(() -> wrong("not-allowed", names)));
    }

    /** An array without doubles; an empty one would say nothing or everything, so it is refused. */
    static <E extends Enum<E>> Member<Set<E>> someOf(Class<E> words) {
        var one = oneOf(words);
        return value -> {
            if (!(value instanceof JsonArray array)) {
                return wrong("not-an-array");
            }
            if (array.isEmpty()) {
                return wrong("empty");
            }
            var found = EnumSet.noneOf(words);
            for (var each : array) {
                var read = one.read(each);
                if (read.isLeft()) {
                    return Either.left(read.getLeft());
                }
                if (!found.add(read.get())) {
                    return wrong("repeated");
                }
            }
            return Either.right(found);
        };
    }

    /** Text that the domain or the JDK parses, and refuses with an exception of these kinds. */
    private static <T> Member<T> parsed(String code, Function<String, T> parse) {
        return STRING.then(text -> {
            try {
                return Either.right(parse.apply(text));
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOne) {
                return wrong(code);
            }
        });
    }
}
