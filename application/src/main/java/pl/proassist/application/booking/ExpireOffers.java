package pl.proassist.application.booking;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Waitlist;

/** A slot that was kept for somebody and not taken in time goes to the next one who waits, or is free again. */
public final class ExpireOffers implements DueWork {

    private static final int BATCH = 20;

    private final Waitlist waitlist;
    private final Offering offering;
    private final Transactions transactions;
    private final Clock clock;

    public ExpireOffers(Waitlist waitlist, Patients patients, MessagePolicies policies, Messages messages, PaymentPolicies rules, Transactions transactions,
                        Clock clock) {
        this.waitlist = waitlist;
        this.offering = new Offering(waitlist, patients, policies, messages, rules);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        var now = clock.instant();
        var done = 0;
        while (done < BATCH && transactions.record(() -> next(now))) {
            done++;
        }
        return done;
    }

    @Override public Option<Instant> nextDue() {
        return waitlist.nextDue();
    }

    private boolean next(Instant now) {
        var due = waitlist.due(now, 1);
        due.forEach(offer -> offering.passOn(offer.over(), now));
        return !due.isEmpty();
    }
}
