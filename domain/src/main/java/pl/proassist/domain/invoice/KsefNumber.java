package pl.proassist.domain.invoice;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import pl.proassist.domain.facility.Nip;

/**
 * The number that KSeF, the national e-invoice system, gives to an invoice it accepted: the seller's NIP, the day, twelve hex digits and
 * a CRC-8 over the first 32 characters (ksef.md 7.1). Numbers of KSeF 1.0 have a hyphen more and are read too.
 */
public record KsefNumber(String value) {

    private static final Pattern FORM = Pattern.compile("([1-9](?:\\d[1-9]|[1-9]\\d)\\d{7})-(20[2-9]\\d|2[1-9]\\d{2}|[3-9]\\d{3})(0[1-9]|1[0-2])"
            + "(0[1-9]|[12]\\d|3[01])-[0-9A-F]{6}-?[0-9A-F]{6}-[0-9A-F]{2}");
    private static final int POLYNOMIAL = 0x07;

    public KsefNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a KSeF number");
        }
    }

    public static boolean isValid(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() && isDate(parts.group(2), parts.group(3), parts.group(4)) && text.endsWith("-" + checksum(text.substring(0, text.length() - 3)));
    }

    public Nip seller() {
        return new Nip(value.substring(0, 10));
    }

    private static boolean isDate(String year, String month, String day) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static String checksum(String text) {
        int crc = 0;
        for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : (crc << 1 ^ POLYNOMIAL) & 0xFF;
            }
        }
        return String.format("%02X", crc);
    }

    @Override public String toString() {
        return value;
    }
}
