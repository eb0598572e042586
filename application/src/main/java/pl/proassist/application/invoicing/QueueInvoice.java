package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.shared.DomainEvent;

/** An invoice that has its number and its bytes is put in line before KSeF, at the end; one that was made anew, at its place. */
public final class QueueInvoice implements Reaction {

    public static final String NAME = "queue-invoice";

    private final Invoices invoices;
    private final KsefQueue queue;
    private final Transactions transactions;
    private final Clock clock;

    public QueueInvoice(Invoices invoices, KsefQueue queue, Transactions transactions, Clock clock) {
        this.invoices = invoices;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        if (event instanceof InvoiceFrozen frozen) {
            transactions.record(() -> invoices.find(frozen.invoice()).peek(invoice -> invoice.kept().forEach(kept -> add(invoice, kept))));
        }
        return Option.none();
    }

    private void add(Invoice invoice, Kept kept) {
        var now = clock.instant();
        var facility = invoice.details().facility();
        queue.add(Submission.of(invoice.id(), facility, kept.invoice().number(), kept.invoice().issued(), kept.document().hash(), kept.replaces(),
                kept.handover().map(Handover::mode).getOrElse(IssueMode.ONLINE), queue.find(invoice.id()).flatMap(Submission::reason),
                kept.handover().map(Handover::at).getOrElse(kept.frozenAt()), now));
        if (queue.line(facility).troubleSince().isDefined()) {
            queue.hasten(facility, now);
        }
    }
}
