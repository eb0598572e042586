package pl.proassist.application.port;

import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.InvoicePaper;

/**
 * What people read of an invoice: a PDF with its codes (ksef.md 14.4). The XML is the invoice, so the file is made whenever somebody wants it and
 * kept nowhere; the same paper is the same file, byte by byte.
 */
public interface InvoicePapers {

    byte[] print(InvoicePaper paper);

    /** Without codes: KSeF never gets it. */
    byte[] print(AccountingNote note);
}
