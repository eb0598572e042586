package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * A time in which KSeF does not work, as the ministry announced it.
 *
 * @param end none while nobody has said that it is over
 */
public record Outage(Kind kind, Instant start, Option<Instant> end) {

    public enum Kind { MAINTENANCE, FAILURE, TOTAL_FAILURE }

    public Outage {
        if (end.exists(over -> over.isBefore(start))) {
            throw new IllegalArgumentException("ends before it starts");
        }
    }

    public boolean isOn(Instant moment) {
        return !start.isAfter(moment) && isNotOverAt(moment);
    }

    boolean isNotOverAt(Instant moment) {
        return end.forAll(moment::isBefore);
    }
}
