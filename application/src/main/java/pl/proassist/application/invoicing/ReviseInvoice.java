package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.Revision;
import pl.proassist.domain.shared.Refusal;

/**
 * Staff mend the words of an invoice that KSeF refused before its buyer had it, or that waits without a number: a wrong NIP, name, address or name of
 * a line. It is issued again at once, under its own number (ksef.md 10.1); the visits that it bills are billed so from now on.
 */
public final class ReviseInvoice {

    public record Command(InvoiceId invoice, Revision revision) {
    }

    private final Invoices invoices;
    private final Issuing issuing;
    private final Billings billings;
    private final KsefQueue queue;
    private final KsefTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public ReviseInvoice(Invoices invoices, Issuing issuing, Billings billings, KsefQueue queue, KsefTasks tasks, Transactions transactions, Clock clock) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.billings = billings;
        this.queue = queue;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Invoice> handle(Caller caller, Command command) {
        return transactions.run(caller.does("invoice.revise").on("invoice", command.invoice().value()), () ->
                invoices.require(command.invoice(), caller, Permission.INVOICES_ISSUE).flatMap(invoice -> issuing.revise(invoice, command.revision()))
                        .peek(revised -> bill(revised, command.revision().billing())).peek(this::leaveLine));
    }

    private void bill(Invoice revised, Billing billing) {
        revised.details().visits().stream().filter(visit -> billings.of(visit).isDefined()).forEach(visit -> billings.save(visit, billing));
    }

    /** Billed to a person now, it may be none of KSeF's business any more. */
    private void leaveLine(Invoice revised) {
        if (revised instanceof Invoice.Outside) {
            var now = clock.instant();
            queue.find(revised.id()).forEach(submission -> queue.save(submission.now(KsefQueue.State.OVER, Option.none(), now)));
            tasks.settled(revised.id().value(), now);
        }
    }
}
