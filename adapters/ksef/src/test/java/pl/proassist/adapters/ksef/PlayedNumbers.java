package pl.proassist.adapters.ksef;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import pl.proassist.domain.invoice.KsefNumber;

/** Numbers as KSeF gives them, and such as it never gives. */
final class PlayedNumbers {

    private PlayedNumbers() {
    }

    static String right(String seller, Instant day, int number) {
        return checked(seller, day, number, true);
    }

    /** With check digits that are not its own. */
    static String wrong(String seller, Instant day, int number) {
        return checked(seller, day, number, false);
    }

    private static String checked(String seller, Instant day, int number, boolean rightly) {
        var begin = "%s-%s-%012X-".formatted(seller, DateTimeFormatter.BASIC_ISO_DATE.format(day.atOffset(ZoneOffset.UTC).toLocalDate()), number);
        return IntStream.range(0, 256).mapToObj(check -> begin + "%02X".formatted(check)).filter(each -> KsefNumber.isValid(each) == rightly).findFirst().orElseThrow();
    }
}
