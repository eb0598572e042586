package pl.proassist.application.fakes;

import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.application.port.InvoiceDocumentsContract;

class FakeInvoiceDocumentsTest extends InvoiceDocumentsContract {

    @Override protected InvoiceDocuments documents() {
        return new FakeInvoiceDocuments();
    }
}
