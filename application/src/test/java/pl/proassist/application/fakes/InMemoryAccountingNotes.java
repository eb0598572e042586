package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.visit.VisitId;

/** Accounting notes in memory, in the order in which they were written. */
public final class InMemoryAccountingNotes implements AccountingNotes {

    private final InMemoryTransactions transactions;
    private final Table<AccountingNoteId, AccountingNote> rows;

    InMemoryAccountingNotes(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<AccountingNote> find(AccountingNoteId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public List<AccountingNote> ofVisit(VisitId visit) {
        transactions.mustBeOpen();
        return rows.where(note -> note.visit().equals(visit));
    }

    @Override public AccountingNote add(AccountingNote note) {
        transactions.mustBeOpen();
        if (rows.all().stream().anyMatch(other -> other.id().equals(note.id()) || other.number().equals(note.number()) && other.issuer().nip().equals(note.issuer().nip()))) {
            throw new IllegalStateException("the note or its number is there already");
        }
        rows.put(note.id(), note);
        return note;
    }

    @Override public List<AccountingNote> search(Filter filter, int limit) {
        transactions.mustBeOpen();
        var after = filter.after().map(last -> rows.keys(any -> true).indexOf(last)).getOrElse(-1);
        return rows.all().stream().skip(after + 1L).filter(note -> note.facility().equals(filter.facility())
                && filter.from().forAll(from -> !note.issued().isBefore(from)) && filter.to().forAll(to -> !note.issued().isAfter(to))).limit(limit).toList();
    }
}
