package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * What is kept of an invoice from its issuing on.
 *
 * @param frozenAt when its bytes were made
 * @param handover how it came to its buyer before KSeF had it
 * @param replaces the hash of the refused document that this one replaces (technical correction, ksef.md 13.4)
 */
public record Kept(NumberedInvoice invoice, FrozenDocument document, Instant frozenAt, Option<Handover> handover, Option<String> replaces) {

    /** Whatever it says anew, it is said under the same number, unless that is another invoice's in KSeF. */
    NumberedInvoice anew(NumberedInvoice invoice, boolean numberIsTaken) {
        if (!numberIsTaken && !invoice.number().equals(this.invoice.number()) || invoice.details().kind() != this.invoice.details().kind()) {
            throw new IllegalArgumentException("an invoice keeps its number and its kind");
        }
        return invoice;
    }

    Kept with(Handover given) {
        return new Kept(invoice, document, frozenAt, handover.orElse(Option.some(given)), replaces);
    }
}
