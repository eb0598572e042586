package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** Staff say to whom a visit is billed: a company that buys it for a patient, or an insurer who pays. It counts for invoices that are issued later. */
public final class BillVisit {

    private final Visits visits;
    private final Billings billings;
    private final Transactions transactions;

    public BillVisit(Visits visits, Billings billings, Transactions transactions) {
        this.visits = visits;
        this.billings = billings;
        this.transactions = transactions;
    }

    public Either<Refusal, Billing> read(Caller caller, VisitId visit) {
        return transactions.run(caller.looks("billing.show").on("visit", visit.value()), () -> visits.require(visit, caller, Permission.INVOICES_VIEW)
                .flatMap(found -> billings.of(visit).toEither(() -> new InvoicingRefusal.UnknownBilling(visit))));
    }

    public Either<Refusal, Billing> replace(Caller caller, VisitId visit, Billing billing) {
        return transactions.run(caller.does("billing.change").on("visit", visit.value()), () -> visits.require(visit, caller, Permission.INVOICES_ISSUE).map(found -> {
            billings.save(visit, billing);
            return billing;
        }));
    }
}
