package pl.proassist.application.fakes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import pl.proassist.application.port.Secrets;

/** Secrets that anybody could guess who reads this: the same in every run, so that tests can be repeated. */
public final class FakeSecrets implements Secrets {

    private final AtomicInteger made = new AtomicInteger();

    @Override public String fresh() {
        return hash("fresh:" + made.incrementAndGet());
    }

    @Override public String fingerprint(String secret) {
        return hash("fingerprint:" + secret);
    }

    @Override public String derived(String purpose, UUID id, int number) {
        return hash("derived:" + purpose + ":" + id + ":" + number).substring(0, 32);
    }

    @Override public String code(UUID id, int number) {
        return "%06d".formatted(Long.parseLong(hash("code:" + id + ":" + number).substring(0, 12), 16) % 1_000_000);
    }

    @Override public String pseudonym(String purpose, String text) {
        return hash("pseudonym:" + purpose + ":" + text);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
