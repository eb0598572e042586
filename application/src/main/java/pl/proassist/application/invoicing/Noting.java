package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.BiConsumer;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Numbering;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitStatus;

/** Writes accounting notes about what is kept of visits that did not take place (ksef.md 11.6). Works inside a transaction of the caller. */
public final class Noting {

    private final AccountingNotes notes;
    private final Invoices invoices;
    private final PaymentLinks links;
    private final Bills bills;
    private final Issuing issuing;
    private final BiConsumer<AccountingNote, VisitDetails> mail;

    /** @param mail what brings a new note to whom it is for */
    public Noting(AccountingNotes notes, Invoices invoices, PaymentLinks links, Bills bills, Issuing issuing,
                  BiConsumer<AccountingNote, VisitDetails> mail) {
        this.notes = notes;
        this.invoices = invoices;
        this.links = links;
        this.bills = bills;
        this.issuing = issuing;
        this.mail = mail;
    }

    static boolean didNotTakePlace(Visit visit) {
        return switch (VisitStatus.of(visit)) {
            case CANCELLED, NO_SHOW, LAPSED -> true;
            case AWAITING_PAYMENT, CONFIRMED, COMPLETED -> false;
        };
    }

    /** Whether there are notes about a visit, and they do not say what is kept. */
    boolean areOutdated(Visit visit) {
        var written = notes.ofVisit(visit.id());
        return !written.isEmpty() && AccountingNote.due(kept(visit), written).isDefined();
    }

    Money kept(Visit visit) {
        return links.ofVisit(visit.id()).map(link -> link.details().kept()).getOrElse(Money.ZERO);
    }

    /** Asked again, it is the one that was written last. */
    Either<Refusal, AccountingNote> write(Visit visit) {
        var written = notes.ofVisit(visit.id());
        var due = didNotTakePlace(visit) ? AccountingNote.due(kept(visit), written) : Option.<Balance>none();
        return due.isDefined() ? write(visit, due.get(), written)
                : Option.ofOptional(written.stream().reduce((one, next) -> next)).toEither(() -> new InvoicingRefusal.NoNoteDue(visit.id()));
    }

    private Either<Refusal, AccountingNote> write(Visit visit, Balance amount, List<AccountingNote> written) {
        var id = AccountingNote.next(visit.id(), written);
        return notes.find(id).fold(() -> issuing.settings(visit.details().facility()).flatMap(settings -> bills.billing(visit).map(billing -> {
            var day = issuing.today();
            var series = settings.numbering().seriesOfNotes(day);
            var note = notes.add(new AccountingNote(id, visit.details().facility(), visit.id(), settings.seller(), billing.buyer(), amount,
                    visit.details().slot().start().atZone(Issuing.LAW).toLocalDate(), Numbering.number(series, invoices.next(settings.seller().nip(), series)), day));
            mail.accept(note, visit.details());
            return note;
        })), Either::right);
    }
}
