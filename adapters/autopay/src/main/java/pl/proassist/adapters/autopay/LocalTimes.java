package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Autopay writes times by a local clock and without an offset (autopay.md 3, 6.1). */
record LocalTimes(ZoneId zone) {

    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ASKED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** When it was paid. Of the autumn hour that comes twice it is the first, in the patient's favour (prepayment.md 2.5). */
    Option<Instant> told(String text) {
        if (!text.matches("2\\d{13}")) {
            return Option.none();
        }
        try {
            return Option.some(ZonedDateTime.of(LocalDateTime.parse(text, TOLD), zone).withEarlierOffsetAtOverlap().toInstant());
        } catch (DateTimeException noSuchDay) {
            return Option.none();
        }
    }

    /** Until when a payment is to be taken. */
    String asked(Instant until) {
        return ASKED.format(until.atZone(zone));
    }
}
