package pl.proassist.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads an exported trail line by line and says where it breaks. A line is {@code {"hash":"hex","entry":{"n":1,...}}}; the hash is SHA-256 over
 * the hash before (32 zero bytes at the beginning) and the entry letter for letter. The last line is the head, with an HMAC-SHA-256 over
 * {@code number|hash} (docs/adr/0012).
 */
final class Chain {

    /** Nothing after it can be believed. */
    static final class Broken extends Exception {
        Broken(String where) {
            super(where);
        }
    }

    /** How far the trail reaches; the MAC proves that the product wrote so far. */
    record Head(long number, String hash, String mac) {

        private static final Pattern LINE = Pattern.compile("\\{\"head\":(\\d{1,18}),\"hash\":\"([0-9a-f]{64})\",\"mac\":\"([0-9a-f]{64})\"}");

        static Optional<Head> of(String line) {
            var match = LINE.matcher(line.strip());
            return match.matches() ? Optional.of(new Head(Long.parseLong(match.group(1)), match.group(2), match.group(3))) : Optional.empty();
        }

        boolean isMadeWith(byte[] key) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return MessageDigest.isEqual(HexFormat.of().formatHex(mac.doFinal((number + "|" + hash).getBytes(StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8), mac().getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private static final Pattern ENTRY = Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{\"n\":(\\d{1,18}),.*})}");

    private final Optional<byte[]> key;
    private final Optional<Head> copy;
    private final MessageDigest sha256;
    private byte[] last = new byte[32];
    private long number;
    private boolean ended;

    /** @param key of the MAC, when it is known @param copy a head that was put away earlier */
    Chain(Optional<byte[]> key, Optional<Head> copy) throws Broken {
        this.key = key;
        this.copy = copy;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
        if (key.isPresent() && copy.isPresent() && !copy.get().isMadeWith(key.get())) {
            throw new Broken("the copy of the head was not made with the key of this installation");
        }
    }

    void read(String line) throws Broken {
        if (ended) {
            throw new Broken("something follows after the head");
        }
        var head = Head.of(line);
        if (head.isPresent()) {
            end(head.get());
        } else {
            follow(line);
        }
    }

    private void follow(String line) throws Broken {
        var match = ENTRY.matcher(line);
        if (!match.matches()) {
            throw new Broken("entry %d: not an entry of a trail".formatted(number + 1));
        }
        var own = Long.parseLong(match.group(3));
        if (own != number + 1) {
            throw new Broken("entry %d: entry %d stands in its place".formatted(number + 1, own));
        }
        sha256.update(last);
        last = sha256.digest(match.group(2).getBytes(StandardCharsets.UTF_8));
        number = own;
        if (!HexFormat.of().formatHex(last).equals(match.group(1))) {
            throw new Broken("entry %d: it was changed, or the one before it was".formatted(own));
        }
        if (copy.isPresent() && copy.get().number() == number && !copy.get().hash().equals(match.group(1))) {
            throw new Broken("entry %d: it is not the one that the copy of the head was made of".formatted(own));
        }
    }

    private void end(Head head) throws Broken {
        ended = true;
        if (head.number() != number || !head.hash().equals(HexFormat.of().formatHex(number == 0 ? new byte[32] : last))) {
            throw new Broken("entry %d: the head is of entry %d; entries are missing at the end or too many".formatted(number + 1, head.number()));
        }
        if (key.isPresent() && !head.isMadeWith(key.get())) {
            throw new Broken("the head was not made with the key of this installation");
        }
    }

    /** @return how many entries hold together */
    long end() throws Broken {
        if (!ended) {
            throw new Broken("entry %d: the trail is cut off here, its head is missing".formatted(number + 1));
        }
        if (copy.isPresent() && copy.get().number() > number) {
            throw new Broken("entry %d: the trail is cut off here; the copy of the head knows of %d entries".formatted(number + 1, copy.get().number()));
        }
        return number;
    }
}
