package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.PaymentReceived;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitMoved;
import pl.proassist.domain.visit.VisitReinstated;

/**
 * Money came before a visit that is billed to somebody who asked for invoices: where the law wants an advance invoice, it is issued. Whether the
 * visit or its payment is heard of first does not matter, and a visit that moves into another month may make one due (art. 106b ust. 1a).
 */
public final class IssueAdvanceWhenPaid implements Reaction {

    public static final String NAME = "issue-advance-when-paid";

    private final Visits visits;
    private final VisitInvoices visitInvoices;
    private final Bills bills;
    private final InvoiceTasks tasks;
    private final Transactions transactions;

    public IssueAdvanceWhenPaid(Visits visits, VisitInvoices visitInvoices, Bills bills, InvoiceTasks tasks, Transactions transactions) {
        this.visits = visits;
        this.visitInvoices = visitInvoices;
        this.bills = bills;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        transactions.record(() -> visits.find(visit(event)).filter(this::isBilled)).forEach(this::issue);
        return Option.none();
    }

    private boolean isBilled(Visit visit) {
        return visit instanceof Visit.Confirmed && bills.given(visit.id()).isDefined();
    }

    private void issue(Visit visit) {
        Either<Refusal, ?> answer = transactions.run(() -> {
            visits.hold(visit.id());
            return visits.require(visit.id()).flatMap(held -> visitInvoices.issue(held, VisitInvoices.Wish.ONLY_WHEN_DUE, false));
        });
        if (answer.isLeft() && !(answer.getLeft() instanceof InvoicingRefusal.NoDocumentDue) && !(answer.getLeft() instanceof InvoicingRefusal.VisitNotInvoiceable)) {
            tasks.raise(visit.details(), StaffTasks.Kind.INVOICE_DUE, visit.id().value());
        }
    }

    private static VisitId visit(DomainEvent event) {
        if (event instanceof PaymentReceived received) {
            return received.visit();
        }
        if (event instanceof VisitMoved moved) {
            return moved.visit();
        }
        return event instanceof VisitConfirmed confirmed ? confirmed.visit() : ((VisitReinstated) event).visit();
    }
}
