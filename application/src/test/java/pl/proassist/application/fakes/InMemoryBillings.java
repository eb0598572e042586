package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** To whom visits are billed, in memory. */
public final class InMemoryBillings implements Billings {

    private static final Set<InvoiceKind> KINDS = Set.of(InvoiceKind.VAT, InvoiceKind.UPR, InvoiceKind.ROZ);

    private final InMemoryTransactions transactions;
    private final InMemoryVisits visits;
    private final InMemoryInvoices invoices;
    private final Table<VisitId, Billing> rows;

    public InMemoryBillings(InMemoryTransactions transactions, InMemoryVisits visits, InMemoryInvoices invoices) {
        this.transactions = transactions;
        this.visits = visits;
        this.invoices = invoices;
        this.rows = transactions.table();
    }

    @Override public Option<Billing> of(VisitId visit) {
        transactions.mustBeOpen();
        return rows.get(visit);
    }

    @Override public void save(VisitId visit, Billing billing) {
        transactions.mustBeOpen();
        rows.put(visit, billing);
    }

    @Override public void forget(VisitId visit) {
        transactions.mustBeOpen();
        rows.remove(visit);
    }

    @Override public List<VisitId> toInvoice(FacilityId facility, Nip company, Instant from, Instant to, int limit) {
        transactions.mustBeOpen();
        return visits.all().stream().map(Versioned::thing)
                .filter(visit -> visit instanceof Visit.Completed && visit.details().facility().equals(facility))
                .filter(visit -> !visit.details().slot().start().isBefore(from) && visit.details().slot().start().isBefore(to))
                .filter(visit -> rows.get(visit.id()).exists(billing -> billing.buyer().fold(consumer -> false, buyer -> buyer.nip().equals(company), foreign -> false)))
                .filter(visit -> invoices.ofVisit(visit.id()).stream().noneMatch(invoice -> KINDS.contains(invoice.details().kind()) && !(invoice instanceof Invoice.Corrected)))
                .sorted(Comparator.comparing((Visit visit) -> visit.details().slot().start()).thenComparing(visit -> visit.id().toString()))
                .map(Visit::id).limit(limit).toList();
    }
}
