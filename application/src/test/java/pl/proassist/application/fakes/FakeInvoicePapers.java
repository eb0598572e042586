package pl.proassist.application.fakes;

import java.nio.charset.StandardCharsets;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.KsefNumber;

/** Papers of one line that a test can read: what it is, its number, its buyer, and what proves it. */
public final class FakeInvoicePapers implements InvoicePapers {

    @Override public byte[] print(InvoicePaper paper) {
        return (paper.standing() + " " + paper.invoice().number() + " for " + paper.invoice().details().parties().buyer().name()
                + paper.ksef().map(KsefNumber::value).map(number -> " ksef " + number).getOrElse("")
                + paper.access().map(code -> " I " + code.url()).getOrElse("") + paper.issuer().map(code -> " II " + code.url()).getOrElse(""))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override public byte[] print(AccountingNote note) {
        return ("NOTE " + note.number() + " for " + note.recipient().name() + " " + note.amount()).getBytes(StandardCharsets.UTF_8);
    }
}
