package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** One click at the visit: what is due is decided, numbered and frozen at once; clicked again, it is the same invoice (INV-01). */
public final class IssueInvoice {

    /**
     * @param simplified   the buyer takes an invoice without an address, of at most 450 zł
     * @param cashRegister a cash register has printed it
     */
    public record Command(VisitId visit, boolean simplified, boolean cashRegister) {
    }

    private final Visits visits;
    private final VisitInvoices visitInvoices;
    private final Transactions transactions;

    public IssueInvoice(Visits visits, VisitInvoices visitInvoices, Transactions transactions) {
        this.visits = visits;
        this.visitInvoices = visitInvoices;
        this.transactions = transactions;
    }

    public Either<Refusal, Invoice> handle(Caller caller, Command command) {
        var wish = command.simplified() ? VisitInvoices.Wish.SIMPLIFIED : VisitInvoices.Wish.BUYER_ASKED;
        return transactions.run(caller.does("invoice.issue").on("visit", command.visit().value()), () -> {
            visits.hold(command.visit());
            return visits.require(command.visit(), caller, Permission.INVOICES_ISSUE).flatMap(visit -> visitInvoices.issue(visit, wish, command.cashRegister()));
        });
    }
}
