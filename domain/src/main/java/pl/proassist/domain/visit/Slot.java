package pl.proassist.domain.visit;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, its end not included. */
public record Slot(Instant start, Instant end) {

    public Slot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a slot ends after it starts");
        }
    }

    public static Slot of(Instant start, Duration length) {
        return new Slot(start, start.plus(length));
    }

    public boolean overlaps(Slot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
