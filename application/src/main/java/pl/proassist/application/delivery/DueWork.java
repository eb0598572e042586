package pl.proassist.application.delivery;

import io.vavr.control.Option;
import java.time.Instant;

/** One kind of work that falls due: events to deliver, messages to send, links to look at. */
public interface DueWork {

    /** Does some of what is due now. @return how many things were done; 0 when nothing was due */
    int runSome();

    /** When something of this kind is due next. */
    Option<Instant> nextDue();
}
