package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.shared.Refusal;

/** Somebody who works here takes the paper of an invoice, as it may be given out at this moment (INV-02). */
public final class PrintInvoice {

    private final Invoices invoices;
    private final InvoicePapers papers;
    private final String verificationPages;
    private final Transactions transactions;

    /** @param verificationPages of KSeF, without a slash at its end */
    public PrintInvoice(Invoices invoices, InvoicePapers papers, String verificationPages, Transactions transactions) {
        this.invoices = invoices;
        this.papers = papers;
        this.verificationPages = verificationPages;
        this.transactions = transactions;
    }

    public Either<Refusal, PrintedInvoice> handle(Caller caller, InvoiceId id) {
        return transactions.run(caller.does("invoice.print").on("invoice", id.value()), () -> invoices.require(id, caller, Permission.INVOICES_VIEW)
                        .flatMap(invoice -> InvoicePaper.of(invoice, verificationPages).<Refusal>toEither(() -> new InvoiceRefusal.NotIssued(id))))
                .map(paper -> new PrintedInvoice(paper.fileName() + ".pdf", papers.print(paper)));
    }
}
