package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How a facility numbers its invoices: one series without gaps for each sort of document and each month or year. A prefix of its own keeps the
 * series of facilities apart that issue under one NIP.
 */
public record Numbering(Option<String> prefix, Span span) {

    public static final Numbering PLAIN = new Numbering(Option.none(), Span.MONTH);

    public enum Span { MONTH, YEAR }

    public Numbering {
        if (prefix.exists(text -> !isPrefix(text))) {
            throw new IllegalArgumentException("a prefix has 1 to 20 letters, digits or hyphens");
        }
    }

    public static boolean isPrefix(String text) {
        return text.matches("[A-Za-z0-9-]{1,20}");
    }

    /** The name of the series, such as {@code FV/2026/11}. */
    public String series(InvoiceKind kind, LocalDate issued) {
        return series(sort(kind), issued);
    }

    /** The series of accounting notes, such as {@code NK/2026/11}. */
    public String seriesOfNotes(LocalDate issued) {
        return series("NK", issued);
    }

    private String series(String sort, LocalDate issued) {
        var time = span == Span.MONTH ? String.format(Locale.ROOT, "%d/%02d", issued.getYear(), issued.getMonthValue()) : String.valueOf(issued.getYear());
        return sort + prefix.map(text -> "/" + text).getOrElse("") + "/" + time;
    }

    /** The number of the {@code place}th document of a series, such as {@code FV/2026/11/0001}. */
    public static String number(String series, long place) {
        return series + String.format(Locale.ROOT, "/%04d", place);
    }

    private static String sort(InvoiceKind kind) {
        return switch (kind) {
            case VAT, UPR, ROZ -> "FV";
            case ZAL -> "ZAL";
            case KOR, KOR_ZAL, KOR_ROZ -> "KOR";
        };
    }
}
