package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.InvoiceText;

/** What may stand in a leaf of an invoice: the types of FA(3) in our own words (ksef.md 11.1). */
@FunctionalInterface
interface Value {

    /** @param words what its sentence names */
    record Wrong(String code, List<String> words) {
        static Wrong of(String code, Object... words) {
            return new Wrong(code, Stream.of(words).map(String::valueOf).toList());
        }
    }

    Option<Wrong> wrongIn(String text);

    Value AMOUNT = matching("wrong-amount", "-?([1-9]\\d{0,15}|0)(\\.\\d{1,2})?");
    /** Of one unit, with up to eight decimals. */
    Value PRICE = matching("wrong-amount", "-?([1-9]\\d{0,13}|0)(\\.\\d{1,8})?");
    Value QUANTITY = matching("wrong-amount", "-?([1-9]\\d{0,15}|0)(\\.\\d{1,6})?");
    Value PERCENT = loosely("wrong-amount", Value::isPercentage);
    Value INTEGER = matching("wrong-number", "[+-]?\\d+");
    Value ROW = matching("wrong-number", "0*[1-9]\\d{0,13}");

    Value TEXT = text(256);
    Value LONG_TEXT = text(512);
    /** A cell of a table, which may be empty. */
    Value CELL = text -> length(text, 0, 256);
    Value FOOTER = raw(1, 3500);
    Value FOREIGN_ID = raw(1, 50);
    Value ACCOUNT_NUMBER = raw(10, 34);
    Value EMAIL = text -> length(text, 3, 255).orElse(() -> matching("not-an-email", ".+@.+").wrongIn(text));

    Value DAY = day(2006, 1);
    Value PAYMENT_DAY = day(2016, 7);
    Value CONTRACT_DAY = day(1990, 1);
    Value MADE = moment("2025-09-01T00:00:00Z");
    Value MOMENT = moment("2021-10-01T00:00:00Z");

    /** The form alone: a check digit is nothing of the structure. */
    Value NIP = exactly("not-a-nip", "[1-9](\\d[1-9]|[1-9]\\d)\\d{7}");
    Value INTERNAL_ID = matching("wrong-form", "[1-9](\\d[1-9]|[1-9]\\d)\\d{7}-\\d{5}");
    Value EU_VAT_NUMBER = exactly("wrong-form", "[\\dA-Z+*]{1,12}");
    Value KRS = exactly("wrong-form", "\\d{10}");
    Value REGON = exactly("wrong-form", "\\d{9}|\\d{14}");
    Value SWIFT = exactly("wrong-form", "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
    Value KSEF_NUMBER = matching("not-a-ksef-number", "([1-9](\\d[1-9]|[1-9]\\d)\\d{7}|M\\d{9}|[A-Z]{3}\\d{7})-(20[2-9]\\d|2[1-9]\\d\\d|[3-9]\\d{3})"
            + "(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])-[0-9A-F]{6}-?[0-9A-F]{6}-[0-9A-F]{2}");
    Value PAYMENT_LINK = text -> length(text, 1, 512).orElse(() -> matching("not-a-payment-link", "https?://([a-zA-Z0-9][a-zA-Z0-9-]*\\.)+[a-zA-Z]{2,}(:\\d{1,5})?"
            + "(/[^\\s?#]*)?\\?([^#\\s]*&)?IPKSeF=\\d{3}[a-zA-Z0-9]{10}(&[^#\\s]*)?(#.*)?").wrongIn(text));
    Value PAYMENT_ID = matching("wrong-form", "\\d{3}[a-zA-Z0-9]{10}");

    Value MARK = oneOf("1");
    Value YES_NO = oneOf("1", "2");
    Value KIND = oneOf("VAT", "KOR", "ZAL", "ROZ", "UPR", "KOR_ZAL", "KOR_ROZ");
    Value RATE = oneOf("23", "22", "8", "7", "5", "4", "3", "0 KR", "0 WDT", "0 EX", "zw", "oo", "np I", "np II");
    Value GTU = matching("wrong-form", "GTU_(0[1-9]|1[0-3])");
    Value ORDER_PROCEDURE = oneOf("WSTO_EE", "IED", "TT_D", "B_SPV", "B_SPV_DOSTAWA", "B_MPV_PROWIZJA");
    Value PROCEDURE = oneOf("WSTO_EE", "IED", "TT_D", "I_42", "I_63", "B_SPV", "B_SPV_DOSTAWA", "B_MPV_PROWIZJA");
    Value TRANSPORT = oneOf("1", "2", "3", "4", "5", "7", "8");
    /** By its form: what we issue is in złoty, and what we are given has passed KSeF or the ministry's schema. */
    Value CURRENCY = exactly("wrong-form", "[A-Z]{3}");
    /** ISO 3166, and what the ministry has besides: the Antilles, Ceuta, Melilla, Northern Ireland, Kosovo. */
    Value COUNTRY = countries(Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("AN", "XC", "XI", "XK", "XL")).collect(Collectors.toUnmodifiableSet()));
    /** As VAT calls them: Greece is EL, and Northern Ireland counts. */
    Value EU_COUNTRY = countries(Set.of("AT", "BE", "BG", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "EL", "HR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL",
            "PT", "RO", "SK", "SI", "ES", "SE", "XI"));

    static Value text(int longest) {
        return text -> length(text, 1, longest);
    }

    static Value oneOf(String... allowed) {
        var words = List.of(allowed);
        return text -> Option.when(!words.contains(InvoiceText.clean(text)), () -> Wrong.of("not-allowed", String.join(", ", words)));
    }

    /** White space around it counts as wrong. */
    static Value exactly(String allowed) {
        return text -> Option.when(!text.equals(allowed), () -> Wrong.of("not-allowed", allowed));
    }

    /** {@code 1} to {@code last}. */
    static Value upTo(int last) {
        return oneOf(IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toArray(String[]::new));
    }

    private static Option<Wrong> length(String text, int shortest, int longest) {
        var measured = InvoiceText.clean(text);
        var length = measured.codePointCount(0, measured.length());
        return length == 0 && shortest > 0 ? Option.some(Wrong.of("blank"))
                : length > longest ? Option.some(Wrong.of("too-long", longest))
                : Option.when(length < shortest, () -> Wrong.of("too-short", shortest));
    }

    /** Measured with every blank. */
    private static Value raw(int shortest, int longest) {
        return text -> text.isBlank() ? Option.some(Wrong.of("blank"))
                : text.codePointCount(0, text.length()) > longest ? Option.some(Wrong.of("too-long", longest))
                : Option.when(text.codePointCount(0, text.length()) < shortest, () -> Wrong.of("too-short", shortest));
    }

    private static Value matching(String code, String form) {
        var pattern = Pattern.compile(form);
        return loosely(code, text -> pattern.matcher(text).matches());
    }

    /** White space around it counts as wrong. */
    private static Value exactly(String code, String form) {
        var pattern = Pattern.compile(form);
        return text -> Option.when(!pattern.matcher(text).matches(), () -> Wrong.of(code));
    }

    private static Value loosely(String code, Predicate<String> right) {
        return text -> Option.when(!right.test(InvoiceText.clean(text)), () -> Wrong.of(code));
    }

    private static Value countries(Set<String> codes) {
        return text -> Option.when(!codes.contains(text), () -> Wrong.of("not-a-country"));
    }

    private static boolean isPercentage(String text) {
        if (!text.matches("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})")) {
            return false;
        }
        var percent = new BigDecimal(text).stripTrailingZeros();
        return percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0 && percent.scale() <= 6;
    }

    private static Value day(int year, int month) {
        var first = LocalDate.of(year, month, 1);
        var last = LocalDate.of(2050, 1, 1);
        return loosely("not-a-date", text -> {
            try {
                var day = LocalDate.parse(text);
                return !day.isBefore(first) && !day.isAfter(last);
            } catch (DateTimeException notADay) {
                return false;
            }
        });
    }

    private static Value moment(String from) {
        var first = OffsetDateTime.parse(from);
        var last = OffsetDateTime.parse("2050-01-01T23:59:59Z");
        return loosely("not-an-instant", text -> {
            try {
                var moment = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
                return !moment.isBefore(first) && !moment.isAfter(last);
            } catch (DateTimeException notAMoment) {
                return false;
            }
        });
    }
}
