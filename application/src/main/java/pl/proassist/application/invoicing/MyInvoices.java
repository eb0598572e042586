package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.VisitId;

/** A patient takes the papers of a visit, invoices and accounting notes, from its page, or one by the address in a letter. Looking changes nothing. */
@OpenDoor("for whoever holds the address of the visit's page or of the paper")
public final class MyInvoices {

    /** What a paper is called. */
    public enum Called {
        INVOICE, CONFIRMATION, ACCOUNTING_NOTE;

        static Called of(InvoicePaper.Standing standing) {
            return switch (standing) {
                case INVOICE -> INVOICE;
                case CONFIRMATION -> CONFIRMATION;
            };
        }
    }

    /** @param number on the paper */
    public record Offered(String number, Called called, String url) {
    }

    private final Invoices invoices;
    private final AccountingNotes notes;
    private final PaymentLinks links;
    private final Attendances attendances;
    private final InvoicePapers papers;
    private final PaymentAddresses addresses;
    private final String verificationPages;
    private final Transactions transactions;

    public MyInvoices(Invoices invoices, AccountingNotes notes, PaymentLinks links, Attendances attendances, InvoicePapers papers, PaymentAddresses addresses, String verificationPages,
                      Transactions transactions) {
        this.invoices = invoices;
        this.notes = notes;
        this.links = links;
        this.attendances = attendances;
        this.papers = papers;
        this.addresses = addresses;
        this.verificationPages = verificationPages;
        this.transactions = transactions;
    }

    /** What there is for the patient behind the page of this token: the invoices, oldest first, then the notes. */
    public List<Offered> behind(String token) {
        return transactions.record(() -> visit(token).map(visit -> Stream.concat(invoices(visit), notes(visit)).toList()).getOrElse(List.of()));
    }

    private Stream<Offered> invoices(VisitId visit) {
        return invoices.ofVisit(visit).stream().flatMap(invoice -> mine(InvoicePaper.of(invoice, verificationPages)).toJavaStream())
                .map(paper -> new Offered(paper.invoice().number(), Called.of(paper.standing()), addresses.invoiceUrl(paper.invoice().details().id())));
    }

    private Stream<Offered> notes(VisitId visit) {
        return notes.ofVisit(visit).stream().filter(AccountingNote::isForPatient)
                .map(note -> new Offered(note.number(), Called.ACCOUNTING_NOTE, addresses.invoiceUrl(new InvoiceId(note.id().value()))));
    }

    /** @param id of an invoice, or of an accounting note */
    public Either<Refusal, PrintedInvoice> paper(InvoiceId id, String token) {
        if (!isTokenOf(id, token)) {
            return Either.left(new InvoiceRefusal.UnknownInvoice(id));
        }
        return transactions.run(() -> printing(id).<Refusal>toEither(() -> new InvoiceRefusal.UnknownInvoice(id))).map(Supplier::get);
    }

    /** What is to be printed once the transaction is over. */
    private Option<Supplier<PrintedInvoice>> printing(InvoiceId id) {
        return mine(invoices.find(id).flatMap(invoice -> InvoicePaper.of(invoice, verificationPages)))
                .<Supplier<PrintedInvoice>>map(paper -> () -> new PrintedInvoice(paper.fileName() + ".pdf", papers.print(paper)))
                .orElse(() -> notes.find(new AccountingNoteId(id.value())).filter(AccountingNote::isForPatient)
                        .map(note -> () -> new PrintedInvoice(note.fileName() + ".pdf", papers.print(note))));
    }

    private static Option<InvoicePaper> mine(Option<InvoicePaper> paper) {
        return paper.filter(InvoicePaper::isForPatient);
    }

    private Option<VisitId> visit(String token) {
        return links.ofToken(token).map(link -> link.details().visit()).orElse(() -> attendances.ofToken(token).map(Attendance::visit));
    }

    /** Looks at every letter, so that the time that it takes tells nothing of how many are right. */
    private boolean isTokenOf(InvoiceId id, String token) {
        var right = addresses.invoiceToken(id);
        var differing = right.length() ^ token.length();
        for (int i = 0; i < Math.min(right.length(), token.length()); i++) {
            differing |= right.charAt(i) ^ token.charAt(i);
        }
        return differing == 0;
    }
}
