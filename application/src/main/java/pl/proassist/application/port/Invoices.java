package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/**
 * All invoices with their frozen bytes. Seller, kind and number together occur once: the store itself refuses the second. Used inside a
 * transaction.
 */
public interface Invoices {

    Option<Invoice> find(InvoiceId id);

    default Either<Refusal, Invoice> require(InvoiceId id) {
        return find(id).toEither(() -> new InvoiceRefusal.UnknownInvoice(id));
    }

    /** The invoice, when the caller may do this in its facility. */
    default Either<Refusal, Invoice> require(InvoiceId id, Caller caller, Permission needed) {
        return require(id).flatMap(invoice -> caller.may(needed, invoice.details().facility(), new InvoiceRefusal.UnknownInvoice(id)).map(may -> invoice));
    }

    /** Until the transaction ends nobody else changes this invoice or holds it. What was read of it before may be old. */
    void hold(InvoiceId id);

    /** What bills this visit, corrections included, oldest first. */
    List<Invoice> ofVisit(VisitId visit);

    /** The invoice to which KSeF gave this number: nobody gives it to a second one. */
    Option<Invoice> ofKsefNumber(KsefNumber number);

    /** What refers to this invoice: its corrections, and a settlement that takes it off; oldest first. */
    List<Invoice> referringTo(InvoiceId original);

    /** Stores the state and its events together. */
    Change<Invoice> save(Change<Invoice> change);

    /** The same, with the bytes that were made of it; bytes of before are replaced, which only rebuilding asks for. */
    Change<Invoice> save(Change<Invoice> change, byte[] document);

    /** The bytes of a numbered invoice, as they were frozen. */
    Option<byte[]> bytes(InvoiceId id);

    /**
     * The next place in a series of a seller: 1, 2, 3. It is taken when the transaction commits, and by nobody else; a transaction that fails
     * gives it back.
     */
    long next(Nip seller, String series);

    /** In the order in which they were drafted. */
    List<Invoice> search(Filter filter, int limit);

    /**
     * What the invoices of a seller to businesses come to in each of these months, corrections and those of cash registers apart: what the relief of
     * small turnovers looks at (art. 145m). A month without any is left out.
     */
    Map<YearMonth, Money> soldToBusinesses(Nip seller, YearMonth from, YearMonth to);

    /**
     * @param from  the first day on which they were issued; with it or with {@code to} only what has a number
     * @param to    the last day, included
     * @param after the last one of the page before
     */
    record Filter(FacilityId facility, Option<LocalDate> from, Option<LocalDate> to, Option<InvoiceStatus> status, Option<InvoiceId> after) {
    }
}
