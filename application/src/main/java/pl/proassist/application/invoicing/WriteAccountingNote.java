package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** Staff write the note about the money that is kept of a visit which did not take place; asked again, it is the same note (KSF-28). */
public final class WriteAccountingNote {

    private final Visits visits;
    private final Noting noting;
    private final InvoiceTasks tasks;
    private final Transactions transactions;

    public WriteAccountingNote(Visits visits, Noting noting, InvoiceTasks tasks, Transactions transactions) {
        this.visits = visits;
        this.noting = noting;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    public Either<Refusal, AccountingNote> handle(Caller caller, VisitId visit) {
        return transactions.run(caller.does("accounting-note.issue").on("visit", visit.value()), () -> visits.require(visit, caller, Permission.INVOICES_ISSUE)
                .flatMap(noting::write).peek(note -> tasks.finish(StaffTasks.Kind.ACCOUNTING_NOTE_DUE, visit.value())));
    }
}
