package pl.proassist.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.proassist.Proves;

/** Whatever is done to an exported trail is found, and the first broken entry is named. */
class VerifyTrailTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir Path home;
    private final List<String> trail = new ArrayList<>();

    @BeforeEach void a_trail_of_a_hundred_entries() throws Exception {
        Files.writeString(home.resolve("trail.key"), KEY + "\n");
        var last = new byte[32];
        for (int n = 1; n <= 100; n++) {
            var body = "{\"n\":%d,\"at\":\"2026-01-12T14:20:00.000000Z\",\"who\":{\"kind\":\"PERSON\"},\"what\":\"patient.look\",\"facts\":{\"słowo\":\"%d\"},\"result\":\"done\"}".formatted(n, n);
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(last);
            last = sha256.digest(body.getBytes(StandardCharsets.UTF_8));
            trail.add("{\"hash\":\"%s\",\"entry\":%s}".formatted(HexFormat.of().formatHex(last), body));
            if (n == 60) {
                Files.writeString(home.resolve("trail.head"), head(60, last));
            }
        }
        trail.add(head(100, last));
    }

    @Test @Proves("SEC-21") void an_unbroken_trail_is_told_to_be_one() {
        assertThat(verify()).isEqualTo("0 trail: 100 entries, unbroken");
    }

    @Test @Proves("SEC-21") void a_flipped_bit_is_found_in_an_entry_and_in_a_hash() {
        var good = trail.get(41);

        trail.set(41, good.replace("\"42\"", "\"43\""));
        assertThat(verify()).startsWith("1 trail: broken, entry 42:");

        trail.set(41, good.replaceFirst("\"hash\":\"(.)", good.charAt(9) == '0' ? "\"hash\":\"1" : "\"hash\":\"0"));
        assertThat(verify()).startsWith("1 trail: broken, entry 42:");
    }

    @Test @Proves("SEC-21") void a_removed_entry_and_a_swapped_pair_are_found() {
        var removed = trail.remove(41);
        assertThat(verify()).isEqualTo("1 trail: broken, entry 42: entry 43 stands in its place");

        trail.add(41, removed);
        Collections.swap(trail, 41, 42);
        assertThat(verify()).isEqualTo("1 trail: broken, entry 42: entry 43 stands in its place");
    }

    @Test @Proves("SEC-21") void a_cut_off_tail_is_found_with_its_head_and_without() throws Exception {
        var whole = List.copyOf(trail);

        trail.subList(90, 101).clear();
        assertThat(verify()).startsWith("1 trail: broken, entry 91: the trail is cut off here");

        trail.add(whole.get(100));
        assertThat(verify()).startsWith("1 trail: broken, entry 91: the head is of entry 100");
    }

    @Test @Proves("SEC-21") void a_tail_cut_off_together_with_the_head_is_found_by_the_copy_of_the_head() throws Exception {
        trail.subList(50, 101).clear();
        trail.add(head(50, HexFormat.of().parseHex(trail.get(49).substring(9, 73))));

        assertThat(verify()).startsWith("1 trail: broken, entry 51: the trail is cut off here; the copy of the head knows of 60 entries");
    }

    @Test @Proves("SEC-21") void a_trail_written_anew_by_a_stranger_is_found_by_its_head() throws Exception {
        Files.writeString(home.resolve("trail.key"), "f".repeat(64));
        assertThat(verify()).startsWith("1 trail: broken, the copy of the head was not made with the key");

        Files.delete(home.resolve("trail.head"));
        assertThat(verify()).startsWith("1 trail: broken, the head was not made with the key");
    }

    @Test void what_follows_after_the_head_and_what_is_no_entry_breaks_it() {
        trail.add(trail.get(0));
        assertThat(verify()).isEqualTo("1 trail: broken, something follows after the head");

        trail.set(3, "<html>");
        assertThat(verify()).isEqualTo("1 trail: broken, entry 4: not an entry of a trail");
    }

    @Test void a_misuse_is_told_with_the_usage() {
        assertThat(run("", "")).startsWith("2 ");
        assertThat(run("", "--live", "http://127.0.0.1:1")).contains("--home DIR");
        assertThat(run("", home.resolve("nothing").toString())).startsWith("2 ");
    }

    private static String head(long number, byte[] hash) throws GeneralSecurityException {
        var hex = HexFormat.of().formatHex(hash);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY), "HmacSHA256"));
        return "{\"head\":%d,\"hash\":\"%s\",\"mac\":\"%s\"}".formatted(number, hex,
                HexFormat.of().formatHex(mac.doFinal((number + "|" + hex).getBytes(StandardCharsets.UTF_8))));
    }

    private String verify() {
        return run(String.join("\n", trail), "-", "--home", home.toString());
    }

    private static String run(String input, String... arguments) {
        var said = new ByteArrayOutputStream();
        var console = new PrintStream(said, true, StandardCharsets.UTF_8);
        var code = VerifyTrail.run(arguments, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), console, console);
        return code + " " + said.toString(StandardCharsets.UTF_8).strip();
    }
}
