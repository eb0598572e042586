package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.VisitId;

/**
 * A note about money that is kept of a visit which did not take place (nota księgowa): a compensation and no price, so that it bears no VAT, and KSeF
 * never gets it (C-277/05, KSF-28, ksef.md 11.6). It never changes; what is given back later is taken off by another note.
 *
 * @param amount  kept, or below zero when it was given back after an earlier note
 * @param visitOn the day for which the visit was booked
 * @param number  of a series of its own
 */
public record AccountingNote(AccountingNoteId id, FacilityId facility, VisitId visit, Seller issuer, Buyer recipient, Balance amount, LocalDate visitOn, String number,
                             LocalDate issued) implements PersonalData {

    public AccountingNote {
        number = InvoiceText.line(number, NumberedInvoice.LONGEST);
        if (amount.isZero()) {
            throw new IllegalArgumentException("a note is about an amount");
        }
    }

    /** What a note still has to say, given those that were written. */
    public static Option<Balance> due(Money kept, List<AccountingNote> written) {
        var missing = written.stream().map(AccountingNote::amount).reduce(Balance.of(kept), Balance::minus);
        return Option.when(!missing.isZero(), missing);
    }

    /** The id of the next note about a visit. */
    public static AccountingNoteId next(VisitId visit, List<AccountingNote> written) {
        return AccountingNoteId.of(visit, written.size());
    }

    /** Whether it is for the patient: what was kept of the money of a company is the business of that company. */
    public boolean isForPatient() {
        return !recipient.isBusiness();
    }

    /** By which it is saved, in plain letters, without an ending. */
    public String fileName() {
        return "nota-" + number.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override public String toString() {
        return number + " of " + issued;
    }
}
