package pl.proassist.application.port;

import io.vavr.control.Either;
import java.time.Instant;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.PurchaseInvoice;
import pl.proassist.domain.shared.Refusal;

/** Invoices as FA(3), written and read. Pure: it asks nobody, and may be called inside a transaction. */
public interface InvoiceDocuments {

    /**
     * The same invoice and moment give the same bytes.
     *
     * @param made when it is written, which stands in it too
     * @return the bytes, checked, or {@link DocumentRefusal.NotWritable}, which names the field KSeF would refuse
     */
    Either<Refusal, Written> write(NumberedInvoice invoice, Instant made);

    /** What a document from elsewhere says, however hostile it is, or {@link DocumentRefusal.NotAnInvoice}, which says what is wrong. */
    Either<Refusal, Read> read(byte[] xml);

    /** The bytes of an invoice and their fingerprint. */
    record Written(byte[] xml, FrozenDocument document) {
    }

    record Read(PurchaseInvoice invoice, FrozenDocument document) {
    }
}
