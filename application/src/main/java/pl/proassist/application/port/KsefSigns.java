package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Outage;

/** What is known of KSeF's health, and what people decided because of it: by this the mode of issuing is chosen. Used inside a transaction. */
public interface KsefSigns {

    /** Every outage that was ever announced, oldest first: deadlines of long ago are counted by them too. */
    List<Outage> outages();

    /** Keeps an announcement; a later one about the same event replaces it. @return whether it is news */
    boolean announce(long event, Outage outage);

    /** An outage that is seen and that nobody has announced. @return how many it brought */
    int beginUnannounced(Outage.Kind kind, Instant now);

    /** Whatever was seen and not announced is over. @return how many ended */
    int endUnannounced(Instant now);

    /** Since when the status service does not answer. */
    Option<Instant> silentSince();

    /** Claims the next look at the status service for this server. A transaction of its own. @return false when it is not due, or is another's */
    boolean lease(Instant now);

    /** What the look showed, and when the next one is due. */
    void looked(Option<Instant> silentSince, Instant next);

    /** When the status service is to be asked next. A transaction of its own. */
    Instant nextLook();

    /** Somebody finds KSeF away: the next look shall not be later than this. */
    void lookNotLaterThan(Instant then);

    Option<ByHand> byHand(FacilityId facility);

    /** @param choice none: what is known of KSeF decides again */
    void choose(FacilityId facility, Option<ByHand> choice);

    /** A person's choice, which stands until a person takes it back. */
    record ByHand(IssueMode mode, String reason, Option<UserId> who, Instant at) {
    }
}
