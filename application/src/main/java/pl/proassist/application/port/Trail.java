package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;

/**
 * The log of what was done (SEC-21), for reading; it is written by {@link Transactions} alone. Every entry carries the hash of the
 * one before, and nobody, not even the database's own user, changes or removes one unnoticed (ADR 11).
 */
public interface Trail {

    /** Newest first. */
    List<Entry> page(Filter filter, Option<Long> before, int limit);

    /** Each line of the whole log, oldest first, and at its end the line of the head; read in pieces, never held as a whole. */
    void export(Consumer<String> line);

    /** How many entries there are, the hash of the last, and the proof that it was us who wrote them. */
    Head head();

    /** @param facilities only entries about these; none for all */
    record Filter(Option<Set<FacilityId>> facilities, Option<PatientId> patient, Option<UserId> user, Option<String> what,
                  Option<Instant> from, Option<Instant> to) {
    }

    /**
     * @param person the account that did it, when it was a person
     * @param body   the canonical line that the hash was made of
     */
    record Entry(long number, Instant at, Option<UserId> person, String what, String body, String hash) {
    }

    /** @param mac HMAC-SHA-256 over number and hash, under a key that lies outside the database */
    record Head(long number, String hash, String mac) {

        /** As it stands in {@code trail.head} and at the end of an export. */
        public String line() {
            return "{\"head\":%d,\"hash\":\"%s\",\"mac\":\"%s\"}".formatted(number, hash, mac);
        }
    }
}
