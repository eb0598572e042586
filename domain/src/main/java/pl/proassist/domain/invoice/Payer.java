package pl.proassist.domain.invoice;

import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.shared.PersonalData;

/** Who pays in place of the buyer: an insurer, a subscription company, an employer (Podmiot3, role 6). */
public record Payer(Nip nip, String name, PostalAddress address) implements PersonalData {

    public Payer {
        name = InvoiceText.line(name, Buyer.LONGEST_NAME);
    }

    @Override public String toString() {
        return "a payer";
    }
}
