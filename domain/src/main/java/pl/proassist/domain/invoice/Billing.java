package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.shared.PersonalData;

/**
 * To whom a visit is billed, when that is not simply its patient: an employer who buys, or an insurer who pays for the patient. Whoever gives it
 * asks for an invoice.
 *
 * @param contract the number of the contract with that company
 * @param email    where the papers of its invoices go, beside the patient: of the company that buys, or of the insurer who pays
 */
public record Billing(Buyer buyer, Option<Payer> payer, Option<String> contract, Option<EmailAddress> email) implements PersonalData {

    public Billing {
        contract = contract.map(number -> InvoiceText.line(number, InvoiceDetails.LONGEST_CONTRACT));
    }

    /** Where the paper of an invoice between them goes: nowhere once the visit is billed to somebody else. */
    public Option<EmailAddress> emailOf(Parties parties) {
        return emailOf(parties.buyer(), parties.payer());
    }

    /** An insurer pays for treatment, not for a visit that was missed. */
    public Option<EmailAddress> emailOf(AccountingNote note) {
        return emailOf(note.recipient(), Option.none());
    }

    /** What the books need of it: between whom the money went, not how to reach them. */
    public Billing withoutEmail() {
        return new Billing(buyer, payer, contract, Option.none());
    }

    private Option<EmailAddress> emailOf(Buyer named, Option<Payer> paying) {
        var isThem = buyer.isSameAs(named) && (buyer.isBusiness() || buyer.name().equals(named.name())) && payer.map(Payer::nip).equals(paying.map(Payer::nip));
        return email.filter(known -> isThem);
    }

    @Override public String toString() {
        return "billed to " + buyer;
    }
}
