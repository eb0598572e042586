package pl.proassist.application.invoicing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.KsefQueue.Line;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;

/** One server's turn at a facility's line: what the line has become so far, also when the turn breaks off in the middle. */
final class KsefTurn {

    private static final Duration LOOK_AT_SESSION = Duration.ofMinutes(15);

    private final EInvoicing ksef;
    private final KsefLog log;
    private final KsefPace pace;
    private final Transactions transactions;
    private final Instant now;
    private final boolean wasShutOut;
    private Line line;
    private boolean isHeard;

    KsefTurn(Line line, EInvoicing ksef, KsefLog log, KsefPace pace, Transactions transactions, Instant now) {
        this.line = line;
        this.wasShutOut = line.shutOutSince().isDefined();
        this.ksef = ksef;
        this.log = log;
        this.pace = pace;
        this.transactions = transactions;
        this.now = now;
    }

    Line line() {
        return line;
    }

    void line(Line changed) {
        line = changed;
    }

    boolean wasShutOut() {
        return wasShutOut;
    }

    /** Whether KSeF has answered in this turn. */
    boolean isHeard() {
        return isHeard;
    }

    FacilityId facility() {
        return line.facility();
    }

    Instant now() {
        return now;
    }

    Instant next(KsefCall call) {
        return transactions.record(() -> pace.next(facility(), call, now));
    }

    boolean may(KsefCall call) {
        return !next(call).isAfter(now);
    }

    /** Counts the call before it is made; an answer says that KSeF is there. */
    <T> T call(KsefCall call, Supplier<T> made) {
        transactions.record(() -> {
            log.called(facility(), call, now);
            return call;
        });
        var answer = made.get();
        line = line.answered();
        isHeard = true;
        return answer;
    }

    /** Nothing more is sent in that session. */
    void leave(String session) {
        if (line.session().contains(session)) {
            line = line.withoutSession();
        }
    }

    /** The session in which is sent, opened when there is none. */
    String session() {
        return line.session().getOrElse(() -> {
            var opened = call(KsefCall.OPEN_SESSION, () -> ksef.open(facility()));
            line = line.opened(opened, now, now.plus(LOOK_AT_SESSION));
            transactions.record(() -> {
                log.opened(facility(), opened, now);
                return opened;
            });
            return opened;
        });
    }
}
