package pl.proassist.application.fakes;

import java.nio.charset.StandardCharsets;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.InvoicePapersContract;

class FakeInvoicePapersTest extends InvoicePapersContract {

    @Override protected InvoicePapers papers() {
        return new FakeInvoicePapers();
    }

    @Override protected String read(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
