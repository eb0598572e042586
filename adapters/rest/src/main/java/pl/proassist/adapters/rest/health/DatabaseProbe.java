package pl.proassist.adapters.rest.health;

import java.time.Instant;

/** What readiness asks of the database; each question may fail with an exception, which answers it too. */
public interface DatabaseProbe {

    /** The database's own clock. */
    Instant now();

    /** Whether every migration of this version of the product has been done. */
    boolean isMigrated();
}
