package pl.proassist.application.port;

import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageSettings;

/** What each facility decided about its messages to patients. Used inside a transaction. */
public interface MessagePolicies {

    /** {@link MessageSettings#usual} when nothing was ever set. */
    MessageSettings of(FacilityId facility);

    /** Stores the next version, which must be one above the stored one; somebody who was faster makes the transaction run again. */
    void save(MessageSettings settings);
}
