package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.BUYER;
import static pl.proassist.domain.InvoiceBuilder.SELLER;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoiceBuilder.aConsumer;
import static pl.proassist.domain.InvoiceBuilder.advance;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** What every store of who is billed for a visit must do. */
public abstract class BillingsContract extends StoresContract {

    private static final Billing COMPANY = new Billing(aCompany(), Option.none(), Option.some("MP/7"), Option.some(new EmailAddress("faktury@zaklad.example")));
    private static final Billing INSURED = new Billing(aConsumer(), Option.some(new Payer(BUYER, "Ubezpieczyciel", PostalAddress.inPoland("ul. Długa 1"))), Option.none(), Option.none());

    @Test @Proves("INV-01") void what_was_said_last_counts() {
        var visit = given(aVisit().confirmed());
        assertThat(of(visit.id())).isEqualTo(Option.none());

        bill(visit, COMPANY);
        assertThat(of(visit.id())).isEqualTo(Option.some(COMPANY));

        bill(visit, INSURED);
        assertThat(of(visit.id())).isEqualTo(Option.some(INSURED));
        assertThat(of(new VisitId(id("another")))).isEqualTo(Option.none());
    }

    @Test @Proves("SEC-20") void what_is_forgotten_is_gone_and_may_be_gone_already() {
        var visit = bill(given(aVisit().confirmed()), COMPANY);
        var another = bill(given(aVisit().at(START.plus(Duration.ofHours(2))).confirmed()), COMPANY);

        forget(visit);
        forget(visit);

        assertThat(of(visit.id())).isEqualTo(Option.none());
        assertThat(of(another.id())).isEqualTo(Option.some(COMPANY));
    }

    @Test @Proves("INV-01") void the_visits_of_a_company_that_stand_on_no_invoice_by_their_start() {
        var second = bill(given(aVisit().at(START.plus(Duration.ofHours(2))).completed()), COMPANY);
        var first = bill(given(aVisit().at(START).completed()), COMPANY);
        var late = bill(given(aVisit().at(START.plus(Duration.ofHours(4))).completed()), COMPANY);
        bill(given(aVisit().at(START.plus(Duration.ofHours(6))).confirmed()), COMPANY);
        bill(given(aVisit().at(START.plus(Duration.ofHours(8))).completed()), INSURED);
        given(aVisit().at(START.plus(Duration.ofHours(10))).completed());
        var invoiced = bill(given(aVisit().at(START.plus(Duration.ofHours(12))).completed()), COMPANY);
        inTransaction(() -> stores.invoices().save(Change.to(anInvoice().of(invoiced.id()).frozen())));

        var corrected = bill(given(aVisit().at(START.plus(Duration.ofHours(14))).completed()), COMPANY);
        inTransaction(() -> stores.invoices().save(Change.to(anInvoice().id(new InvoiceId(id("corrected"))).number("FV/2").of(corrected.id()).corrected(new InvoiceId(id("correction"))))));
        inTransaction(() -> stores.invoices().save(Change.to(anInvoice().id(new InvoiceId(id("advance"))).number("ZAL/1").saying(advance("300.00")).of(late.id()).frozen())));

        assertThat(toInvoice(START, START.plus(Duration.ofHours(24)), 10)).as("one of them has only an advance invoice, the invoice of another was corrected")
                .containsExactly(first.id(), second.id(), late.id(), corrected.id());
        assertThat(toInvoice(START.plusSeconds(1), START.plus(Duration.ofHours(4)), 10)).containsExactly(second.id());
        assertThat(toInvoice(START, START.plus(Duration.ofHours(24)), 1)).containsExactly(first.id());
        assertThat(inTransaction(() -> stores.billings().toInvoice(ANOTHER_FACILITY, BUYER, START, START.plusSeconds(9), 10))).isEmpty();
        assertThat(inTransaction(() -> stores.billings().toInvoice(FACILITY, SELLER, START, START.plusSeconds(9), 10))).isEmpty();
    }

    private List<VisitId> toInvoice(Instant from, Instant to, int limit) {
        return inTransaction(() -> stores.billings().toInvoice(FACILITY, BUYER, from, to, limit));
    }

    private Visit bill(Visit visit, Billing billing) {
        inTransaction(() -> {
            stores.billings().save(visit.id(), billing);
            return billing;
        });
        return visit;
    }

    private void forget(Visit visit) {
        inTransaction(() -> {
            stores.billings().forget(visit.id());
            return visit;
        });
    }

    private Option<Billing> of(VisitId visit) {
        return inTransaction(() -> stores.billings().of(visit));
    }
}
