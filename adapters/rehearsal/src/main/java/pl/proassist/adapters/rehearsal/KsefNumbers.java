package pl.proassist.adapters.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The numbers that KSeF gives: of invoices (ksef.md 7.1) and of everything else that happens in it. */
final class KsefNumbers {

    static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KsefNumbers() {
    }

    /** Another one at every call. */
    static String ofInvoice(String seller, LocalDate accepted) {
        var number = "%s-%s-01%s".formatted(seller, DAY.format(accepted), hex(5));
        return number + "-" + checkDigits(number);
    }

    /** CRC-8 over the ASCII characters: polynomial 7, nothing reflected, nothing inverted. */
    static String checkDigits(String number) {
        int crc = 0;
        for (byte character : number.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= character & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc << 1 ^ (crc >> 7) * 0x107) & 0xFF;
            }
        }
        return "%02X".formatted(crc);
    }

    /** The right number with wrong check digits. */
    static String misread(String number) {
        var last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** @param kind two letters: CR a challenge, AU a login, SO a session, SB a batch, EE an invoice */
    static String reference(String kind, Instant now) {
        var body = "%s-%s-%s-%s".formatted(DAY.format(LocalDate.ofInstant(now, WARSAW)), kind, hex(5), hex(5));
        return body + "-" + checkDigits(body);
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }
}
