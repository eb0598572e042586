package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;

/**
 * How the world in a box is laid out: the ports of the simulated providers, the keys that the product was given for them, and
 * where the product itself listens.
 *
 * @param autopayPort   like the other three: 0 takes any free port
 * @param ksefSchema    the folder with the official schema of invoices, if somebody keeps it on this machine
 * @param autopayPath   where payments are started, {@code /payment} at Autopay
 * @param hashAlgorithm {@code SHA-256} or {@code SHA-512}
 * @param secondSmsToken the key of the account that is used when the first one fails
 * @param bounceSecret  of the product's door for mail servers
 * @param product       the product's own address, without a path
 * @param zone          in which Autopay writes its local times, and whose days {@code advance P2D} counts
 * @param keptTables    tables that {@code reset} leaves as they are, besides Flyway's
 */
public record RehearsalSettings(int autopayPort, int smsPort, int smtpPort, int ksefPort, Option<Path> ksefSchema, String autopayPath, String serviceId, String sharedKey,
                                String hashAlgorithm, String smsToken, String secondSmsToken, String bounceSecret, URI product, ZoneId zone, Set<String> keptTables) {

    public RehearsalSettings {
        keptTables = Set.copyOf(keptTables);
        if (!Set.of("SHA-256", "SHA-512").contains(hashAlgorithm)) {
            throw new IllegalArgumentException("the hash is SHA-256 or SHA-512");
        }
    }

    /** Keys stay out of logs, also those of a rehearsal. */
    @Override
    public String toString() {
        return "RehearsalSettings[%s]".formatted(product);
    }
}
