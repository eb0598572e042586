package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** The invoices of a facility, for those who issue them and for the accountant, who sees nothing else (SEC-19). */
public final class FindInvoices {

    private final Invoices invoices;
    private final KsefLog log;
    private final Visits visits;
    private final Directory directory;
    private final Transactions transactions;

    public FindInvoices(Invoices invoices, KsefLog log, Visits visits, Directory directory, Transactions transactions) {
        this.invoices = invoices;
        this.log = log;
        this.visits = visits;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Invoice> one(Caller caller, InvoiceId id) {
        return transactions.run(caller.looks("invoice.show").on("invoice", id.value()), () -> invoices.require(id, caller, Permission.INVOICES_VIEW));
    }

    public Either<Refusal, List<Invoice>> search(Caller caller, Invoices.Filter filter, int limit) {
        var facility = filter.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("invoices.list").on("facility", facility.value()), () ->
                caller.may(Permission.INVOICES_VIEW, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> invoices.search(filter, limit)));
    }

    public Either<Refusal, List<Invoice>> ofVisit(Caller caller, VisitId visit) {
        return transactions.run(caller.looks("invoices.list").on("visit", visit.value()), () ->
                visits.require(visit, caller, Permission.INVOICES_VIEW).map(found -> invoices.ofVisit(visit)));
    }

    /** The bytes that were frozen, as KSeF gets them. */
    public Either<Refusal, byte[]> document(Caller caller, InvoiceId id) {
        return transactions.run(caller.looks("invoice.document").on("invoice", id.value()), () ->
                invoices.require(id, caller, Permission.INVOICES_VIEW).flatMap(invoice -> invoices.bytes(id).toEither(() -> new InvoiceRefusal.NotIssued(id))));
    }

    /** The official receipt (UPO) as KSeF gave it: the proof that the invoice was issued, and when (KSF-34). */
    public Either<Refusal, byte[]> receipt(Caller caller, InvoiceId id) {
        return transactions.run(caller.looks("invoice.receipt").on("invoice", id.value()), () ->
                invoices.require(id, caller, Permission.INVOICES_VIEW).flatMap(invoice -> log.receipt(id).toEither(() -> new InvoiceRefusal.UnknownReceipt(id))));
    }
}
