package pl.proassist.domain.invoice;

import java.time.LocalDate;
import java.util.Set;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.shared.PersonalData;

/**
 * An invoice that somebody else issued, as far as a list of purchases needs it; all of it stays in the document.
 *
 * @param sellerName a company, or a doctor in person
 * @param buyers     whom it is for: the buyer and those who take part on the buyer's side
 * @param currency   ISO 4217
 * @param total      what is to be paid (P_15), in hundredths of the currency
 */
public record PurchaseInvoice(Nip seller, String sellerName, Set<Nip> buyers, InvoiceKind kind, String number, LocalDate issued, String currency, Balance total)
        implements PersonalData {

    public PurchaseInvoice {
        buyers = Set.copyOf(buyers);
    }

    @Override public String toString() {
        return kind + " of " + seller;
    }
}
