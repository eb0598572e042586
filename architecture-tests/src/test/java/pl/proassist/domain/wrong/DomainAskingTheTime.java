package pl.proassist.domain.wrong;

import java.time.Instant;

/** Deliberately wrong: a rule that looks at the wall clock. */
class DomainAskingTheTime {
    Instant deadline() {
        return Instant.now();
    }
}
