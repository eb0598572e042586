package pl.proassist.domain.invoice;

import java.util.ArrayList;
import java.util.List;
import pl.proassist.domain.shared.PersonalData;

/**
 * Other words for an invoice that does not exist in law yet: to whom it is billed, and what its lines are called. What was sold, for how much and
 * when stays, because the visit and its money say that.
 *
 * @param names of all lines in their order; none when those were right
 */
public record Revision(Billing billing, List<LineName> names) implements PersonalData {

    public Revision {
        names = List.copyOf(names);
    }

    boolean fits(List<InvoiceLine> lines) {
        return names.isEmpty() || names.size() == lines.size();
    }

    InvoiceContent of(InvoiceDetails details) {
        return details.content().fold(InvoiceContent.Cases.of(this::named, this::named, this::named, correction -> corrected(details.parties().buyer(), correction)));
    }

    private InvoiceContent.Primary named(InvoiceContent.Primary content) {
        if (names.isEmpty()) {
            return content;
        }
        var lines = new ArrayList<InvoiceLine>();
        content.lines().forEach(line -> lines.add(line.called(names.get(lines.size()))));
        return content.with(lines);
    }

    /** What stood before it stays as it was; the buyer who stood there is told when it is not this one. */
    private InvoiceContent corrected(Buyer buyer, InvoiceContent.Correction correction) {
        return correction.revised(named(correction.after()), correction.formerBuyer().getOrElse(buyer), billing.buyer());
    }

    @Override public String toString() {
        return "revision, " + billing;
    }
}
