package pl.proassist.application.fakes;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicingContract;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Seller;

class FakeEInvoicingTest extends EInvoicingContract {

    private static final Seller ANOTHER_COMPANY = new Seller(new Nip("5265877635"), "Laboratorium sp. z o.o.", InvoiceBuilder.seller().address(), Option.none(), Option.none());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-16T09:00:00Z"));
    private final FakeEInvoicing ksef = new FakeEInvoicing(new InMemoryTransactions(clock), clock);

    FakeEInvoicingTest() {
        ksef.takesTime(Duration.ofSeconds(2));
    }

    @Override protected EInvoicing ksef() { return ksef; }

    @Override protected FacilityId facility() { return FACILITY; }

    @Override protected byte[] invoice(String number, int time) {
        return xml(anInvoice().number(number), time);
    }

    private static byte[] xml(InvoiceBuilder invoice, int time) {
        return new FakeInvoiceDocuments().write(invoice.issued(LocalDate.parse("2026-11-16")).numbered(), Instant.ofEpochSecond(time)).get().xml();
    }

    @Override protected Instant now() { return clock.instant(); }

    @Override protected void aMomentPasses() { clock.advance(Duration.ofSeconds(1)); }

    @Override protected void loseTheNextReply() { ksef.loseTheNextReply(); }

    @Override protected void throttle(Duration pause) { ksef.throttle(pause); }

    @Override protected void refuseLogin() { ksef.shutOut(true); }

    @Override protected byte[] receive(String number) {
        var xml = xml(anInvoice().number(number).soldBy(ANOTHER_COMPANY), 1);
        ksef.receive(xml);
        return xml;
    }

    @Override protected void endTheNextWith(int code) { ksef.endWith(code); }
}
