package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** All accounting notes; seller and number together occur once. Used inside a transaction. */
public interface AccountingNotes {

    Option<AccountingNote> find(AccountingNoteId id);

    /** The note, when the caller may do this in its facility. */
    default Either<Refusal, AccountingNote> require(AccountingNoteId id, Caller caller, Permission needed) {
        var unknown = new InvoiceRefusal.UnknownAccountingNote(id);
        return find(id).<Refusal>toEither(unknown).flatMap(note -> caller.may(needed, note.facility(), unknown).map(may -> note));
    }

    /** Oldest first. */
    List<AccountingNote> ofVisit(VisitId visit);

    /** A new one; whoever was slower with the same one is made to look again. */
    AccountingNote add(AccountingNote note);

    /** In the order in which they were written. */
    List<AccountingNote> search(Filter filter, int limit);

    /**
     * @param from  the first day on which they were issued
     * @param to    the last day, included
     * @param after the last one of the page before
     */
    record Filter(FacilityId facility, Option<LocalDate> from, Option<LocalDate> to, Option<AccountingNoteId> after) {
    }
}
