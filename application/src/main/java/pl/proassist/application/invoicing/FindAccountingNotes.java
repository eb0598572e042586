package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import java.util.List;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.shared.Refusal;

/** The accounting notes of a facility and their papers, for those who see its invoices (SEC-19). */
public final class FindAccountingNotes {

    private final AccountingNotes notes;
    private final InvoicePapers papers;
    private final Directory directory;
    private final Transactions transactions;

    public FindAccountingNotes(AccountingNotes notes, InvoicePapers papers, Directory directory, Transactions transactions) {
        this.notes = notes;
        this.papers = papers;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, List<AccountingNote>> search(Caller caller, AccountingNotes.Filter filter, int limit) {
        var facility = filter.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("accounting-notes.list").on("facility", facility.value()), () ->
                caller.may(Permission.INVOICES_VIEW, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> notes.search(filter, limit)));
    }

    public Either<Refusal, PrintedInvoice> paper(Caller caller, AccountingNoteId id) {
        return transactions.run(caller.does("accounting-note.print").on("accounting-note", id.value()), () -> notes.require(id, caller, Permission.INVOICES_VIEW))
                .map(note -> new PrintedInvoice(note.fileName() + ".pdf", papers.print(note)));
    }
}
