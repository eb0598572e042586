package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageSettings;

/** What each facility decided about its messages to patients. Used inside a transaction. */
public interface MessagePolicies {

    /** {@link MessageSettings#usual} when nothing was ever set. */
    MessageSettings of(FacilityId facility);

    /**
     * Stores the next version, which must be one above the stored one; somebody who was faster makes the transaction run again. Every version
     * stays in the history.
     */
    void save(MessageSettings settings, Author author, Instant now);

    /** Every version with who made it and when, the latest first. */
    List<Version> versions(FacilityId facility, Option<Long> before, int limit);

    record Version(MessageSettings settings, Author author, Instant at) {
    }
}
