package pl.proassist.application.delivery;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import pl.proassist.application.port.OldRecords;
import pl.proassist.application.port.Transactions;

/**
 * Drops messages, events and kept answers when the installation has kept them long enough, a piece at a time once an hour. Visits, money and
 * the trail are not its business.
 */
public final class ForgetOldRecords implements DueWork {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PIECE = 500;

    /** How long each is kept. */
    public record Keeping(Period messages, Period events, Period requests) {
    }

    private final OldRecords records;
    private final Keeping keeping;
    private final Transactions transactions;
    private final Clock clock;
    private volatile Instant last;

    public ForgetOldRecords(OldRecords records, Keeping keeping, Transactions transactions, Clock clock) {
        this.records = records;
        this.keeping = keeping;
        this.transactions = transactions;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override public int runSome() {
        var now = clock.instant();
        if (!now.isBefore(last) && now.isBefore(last.plus(EVERY))) {
            return 0;
        }
        var dropped = transactions.record(() -> records.dropMessages(before(now, keeping.messages()), PIECE)
                + records.dropEvents(before(now, keeping.events()), PIECE) + records.dropRequests(before(now, keeping.requests()), PIECE));
        if (dropped == 0) {
            last = now;
        }
        return dropped;
    }

    private static Instant before(Instant now, Period kept) {
        return now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
    }

    /** Nobody waits for it: it runs whenever other work does. */
    @Override public Option<Instant> nextDue() {
        return Option.none();
    }
}
