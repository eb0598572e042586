package pl.proassist.play.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A trail as a busy clinic exports it, written by the rules of the real chain: each entry is that of a booking, under the hash of the one before. */
final class LongTrail {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = new byte[32];

    private LongTrail() {
    }

    /** @return the export; the key of its end lies beside it, as in a home */
    static Path write(Path home, int entries) {
        var export = home.resolve("trail.txt");
        try (var lines = Files.newBufferedWriter(export)) {
            Files.writeString(home.resolve("trail.key"), HEX.formatHex(KEY));
            var hash = new byte[32];
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (int number = 1; number <= entries; number++) {
                var body = body(number);
                sha256.update(hash);
                hash = sha256.digest(body.getBytes(StandardCharsets.UTF_8));
                line(lines, "{\"hash\":\"%s\",\"entry\":%s}", HEX.formatHex(hash), body);
            }
            line(lines, "{\"head\":%s,\"hash\":\"%s\",\"mac\":\"%s\"}", entries, HEX.formatHex(hash), mac(entries + "|" + HEX.formatHex(hash)));
            return export;
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void line(BufferedWriter lines, String format, Object... values) throws IOException {
        lines.append(format.formatted(values)).append('\n');
    }

    private static String body(int number) {
        return """
                {"n":%1$d,"at":"2027-01-11T13:20:00.%1$06dZ","who":{"kind":"PERSON","id":"f2df7112-6db1-4fe0-bcda-e0bbd98d64fe","from":"203.0.113.17"},\
                "what":"visit.book","on":{"facility":"ea7c0439-e3a6-4a63-9f5c-2f2b6a0d5c11","patient":"0e0d7a52-8a5c-4c7e-8f6a-%1$012d",\
                "visit":"8ba494f6-4f72-48e3-9465-%1$012d"},"result":"done"}""".formatted(number);
    }

    private static String mac(String head) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return HEX.formatHex(mac.doFinal(head.getBytes(StandardCharsets.UTF_8)));
    }
}
