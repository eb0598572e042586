package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.shared.Refusal;

/** Staff send an invoice again that KSeF refused: under its number, as of today unless its buyer has it (ksef.md 10.1, 13.4). */
public final class RebuildInvoice {

    private final Invoices invoices;
    private final Issuing issuing;
    private final Transactions transactions;

    public RebuildInvoice(Invoices invoices, Issuing issuing, Transactions transactions) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.transactions = transactions;
    }

    public Either<Refusal, Invoice> handle(Caller caller, InvoiceId invoice) {
        return transactions.run(caller.does("invoice.rebuild").on("invoice", invoice.value()), () ->
                invoices.require(invoice, caller, Permission.INVOICES_ISSUE).flatMap(issuing::rebuild));
    }
}
