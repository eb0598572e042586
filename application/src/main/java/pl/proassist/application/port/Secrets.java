package pl.proassist.application.port;

import java.util.UUID;

/** What nobody can guess: from chance, or derived under the installation's key, so that it need not be stored. */
public interface Secrets {

    /** At least 256 bits from chance, in letters and digits. */
    String fresh();

    /** What is stored of a secret: nobody gets back from it. */
    String fingerprint(String secret);

    /** At least 128 bits in letters and digits, the same for the same question. */
    String derived(String purpose, UUID id, int number);

    /** Six digits, the same for the same question. */
    String code(UUID id, int number);

    /** A stand-in for something that must not be stored in clear, the same for the same text. */
    String pseudonym(String purpose, String text);
}
