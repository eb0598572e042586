package pl.proassist.domain.shared;

import java.time.Duration;

/** A no for now: the same may be asked again after a while. */
public interface Postponed extends Refusal {

    Duration retryAfter();
}
