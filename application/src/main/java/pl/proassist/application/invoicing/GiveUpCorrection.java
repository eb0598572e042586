package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.shared.Refusal;

/**
 * Staff give up a correction that KSeF refused, or that still waits for its original: what it was to correct says again what it said before, and can be
 * corrected anew, under a number of its own (INV-05).
 */
public final class GiveUpCorrection {

    private final Invoices invoices;
    private final Visits visits;
    private final Correcting correcting;
    private final KsefQueue queue;
    private final KsefTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public GiveUpCorrection(Invoices invoices, Visits visits, Correcting correcting, KsefQueue queue, KsefTasks tasks, Transactions transactions, Clock clock) {
        this.invoices = invoices;
        this.visits = visits;
        this.correcting = correcting;
        this.queue = queue;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Invoice> handle(Caller caller, InvoiceId correction) {
        var now = clock.instant();
        return transactions.run(caller.does("invoice.give-up").on("invoice", correction.value()), () ->
                invoices.require(correction, caller, Permission.INVOICES_ISSUE).peek(wanted -> wanted.details().visits().forEach(visits::hold))
                        .flatMap(wanted -> correcting.giveUp(wanted, now)).peek(over -> {
                            queue.find(correction).forEach(submission -> queue.save(submission.now(KsefQueue.State.OVER, Option.none(), now)));
                            tasks.settled(correction.value(), now);
                        }));
    }
}
