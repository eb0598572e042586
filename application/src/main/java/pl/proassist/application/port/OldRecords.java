package pl.proassist.application.port;

import java.time.Instant;

/** What was kept long enough. Each drops some of it, oldest first, and says how much; inside a transaction. */
public interface OldRecords {

    /** Messages that were settled and made before that, about visits that ended before that: as long as a visit lies ahead it matters who was told what. */
    int dropMessages(Instant before, int limit);

    /** Events from before that to which everybody has reacted. */
    int dropEvents(Instant before, int limit);

    /** Answers kept for requests that come again. */
    int dropRequests(Instant before, int limit);
}
