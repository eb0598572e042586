package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.shared.PersonalData;

/**
 * The facility as a taxpayer, who may be a doctor in person.
 *
 * @param bankAccount  where transfers go: 26 digits, or an IBAN
 * @param placeOfIssue the town in which it issues its invoices, which an invoice may name (P_1M)
 */
public record Seller(Nip nip, String name, PostalAddress address, Option<String> bankAccount, Option<String> placeOfIssue) implements PersonalData {

    public static final int LONGEST_PLACE = 256;

    public Seller {
        name = InvoiceText.line(name, Buyer.LONGEST_NAME);
        placeOfIssue = placeOfIssue.map(place -> InvoiceText.line(place, LONGEST_PLACE));
        if (bankAccount.exists(account -> !isAccount(account))) {
            throw new IllegalArgumentException("not a number of a bank account");
        }
    }

    public static boolean isAccount(String text) {
        return text.matches("[0-9]{26}|[A-Z]{2}[0-9]{2}[A-Z0-9]{6,30}");
    }

    @Override public String toString() {
        return "seller " + nip;
    }
}
