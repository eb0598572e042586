package pl.proassist.adapters.rehearsal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few forms of DER that a certificate and a sealed key are made of; the JDK reads both, but writes neither. */
final class Der {

    static final byte[] NULL = {0x05, 0};
    static final byte[] TRUE = {0x01, 1, (byte) 0xFF};

    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private Der() {
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] explicit(int number, byte[] part) {
        return tagged(0xA0 + number, part);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] octets(byte[] value) {
        return tagged(0x04, value);
    }

    static byte[] bits(int unused, byte[] value) {
        return tagged(0x03, new byte[] {(byte) unused}, value);
    }

    static byte[] text(String value) {
        return tagged(0x0C, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] printable(String value) {
        return tagged(0x13, value.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(String dotted) {
        var arcs = dotted.split("\\.");
        var bytes = new ByteArrayOutputStream();
        bytes.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            var arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift != 0) {
                    bytes.write(arc >> shift & 0x7F | 0x80);
                }
            }
            bytes.write(arc & 0x7F);
        }
        return tagged(0x06, bytes.toByteArray());
    }

    /** From 2050 on the year has four digits (RFC 5280). */
    static byte[] time(Instant instant) {
        var time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return time.getYear() < 2050 ? tagged(0x17, time.format(UTC_TIME).getBytes(StandardCharsets.US_ASCII))
                : tagged(0x18, time.format(GENERALIZED_TIME).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        length(all, content.size());
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        var bytes = BigInteger.valueOf(length).toByteArray();
        var leading = bytes[0] == 0 ? 1 : 0;
        out.write(0x80 | bytes.length - leading);
        out.write(bytes, leading, bytes.length - leading);
    }
}
