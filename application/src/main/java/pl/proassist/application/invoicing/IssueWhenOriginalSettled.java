package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;

/** An invoice has its KSeF number, or will never have one: the corrections and settlements that waited for it go out (ksef.md 10.4). */
public final class IssueWhenOriginalSettled implements Reaction {

    public static final String NAME = "issue-when-original-settled";

    private final Invoices invoices;
    private final Issuing issuing;
    private final Visits visits;
    private final InvoiceTasks tasks;
    private final Transactions transactions;

    public IssueWhenOriginalSettled(Invoices invoices, Issuing issuing, Visits visits, InvoiceTasks tasks, Transactions transactions) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.visits = visits;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var original = event instanceof InvoiceAccepted accepted ? accepted.invoice() : ((InvoiceIssuedOutside) event).invoice();
        List<InvoiceId> waiting = transactions.record(() -> invoices.referringTo(original).stream()
                .filter(each -> each instanceof Invoice.AwaitingOriginals awaiting && awaiting.originals().contains(original)).map(Invoice::id).toList());
        waiting.forEach(this::issue);
        return Option.none();
    }

    /** Another event may have issued it by now. */
    private void issue(InvoiceId waiting) {
        var issued = transactions.run(() -> {
            var found = invoices.find(waiting).get();
            return found instanceof Invoice.AwaitingOriginals ? issuing.goOn(found) : Either.<Refusal, Invoice>right(found);
        });
        if (issued.isLeft()) {
            transactions.record(() -> invoices.find(waiting).get().details().visits().stream().findFirst().flatMap(visit -> visits.find(visit).toJavaOptional()))
                    .ifPresent(visit -> tasks.raise(visit.details(), StaffTasks.Kind.INVOICE_DUE, waiting.value()));
        }
    }
}
