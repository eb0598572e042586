package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import pl.proassist.domain.shared.PersonalData;

/**
 * To whom a visit is billed, when that is not simply its patient: an employer who buys, or an insurer who pays for the patient. Whoever gives it
 * asks for an invoice.
 *
 * @param contract the number of the contract with that company
 */
public record Billing(Buyer buyer, Option<Payer> payer, Option<String> contract) implements PersonalData {

    public Billing {
        contract = contract.map(number -> InvoiceText.line(number, InvoiceDetails.LONGEST_CONTRACT));
    }

    @Override public String toString() {
        return "billed to " + buyer;
    }
}
