package pl.proassist.domain.patient;

import java.time.Instant;
import java.util.Set;

/**
 * One line in the ledger of consents: given, or withdrawn, never changed (RODO art. 7). What holds is the latest line of a kind.
 *
 * @param kind    what for, in the facility's words, {@code marketing-sms}
 * @param version of the text that the patient saw
 * @param way     how it was said: {@code desk}, {@code online}, {@code paper}, {@code phone}
 */
public record Consent(PatientId patient, String kind, String version, boolean given, String way, Instant at) {

    /** How somebody can say it. */
    public static final Set<String> WAYS = Set.of("desk", "online", "paper", "phone");

    public Consent {
        if (!isKind(kind)) {
            throw new IllegalArgumentException("not a kind of consent");
        }
        if (!WAYS.contains(way)) {
            throw new IllegalArgumentException("not a way to say it");
        }
    }

    public static boolean isKind(String text) {
        return text.matches("[a-z][a-z0-9-]{1,49}");
    }
}
