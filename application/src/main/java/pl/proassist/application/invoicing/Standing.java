package pl.proassist.application.invoicing;

import java.util.List;
import java.util.stream.Collectors;
import pl.proassist.application.port.Invoices;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Primary;
import pl.proassist.domain.visit.VisitId;

/**
 * What an invoice says today, all its corrections included.
 *
 * @param buyer as the latest correction has it
 */
record Standing(Invoice invoice, Primary content, Buyer buyer) {

    /**
     * What bills a visit and has not been corrected to nothing, oldest first; also what is only on its way. A settlement that was corrected to nothing
     * took its advances with it.
     */
    static List<Standing> ofVisit(Invoices invoices, VisitId visit) {
        var all = invoices.ofVisit(visit).stream().filter(invoice -> invoice.details().content() instanceof Primary).map(invoice -> of(invoices, invoice)).toList();
        var taken = all.stream().filter(Standing::isNothing).flatMap(nothing -> nothing.content.refersTo().stream()).collect(Collectors.toSet());
        return all.stream().filter(standing -> !standing.isNothing() && !taken.contains(standing.invoice.id())).toList();
    }

    /** @param original an invoice that corrects nothing itself */
    static Standing of(Invoices invoices, Invoice original) {
        if (original instanceof Invoice.Corrected corrected) {
            var latest = invoices.find(corrected.latest()).get().details();
            return new Standing(original, ((InvoiceContent.Correction) latest.content()).after(), latest.parties().buyer());
        }
        return new Standing(original, (Primary) original.details().content(), original.details().parties().buyer());
    }

    private boolean isNothing() {
        return content.worth().isZero();
    }

    boolean isAdvance() {
        return content instanceof InvoiceContent.Advance;
    }
}
