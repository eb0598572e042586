package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.shared.Refusal;

/**
 * The invoices of a month for whoever keeps the books (KSF-36): as a sheet with what JPK_V7 asks for, or as the files that were issued. By the day
 * on the invoice. Remembered before the first byte goes out, for it holds the names of patients.
 */
public final class ExportInvoices {

    private static final int AT_ONCE = 200;

    public record Question(FacilityId facility, YearMonth month) {
    }

    /** How an invoice becomes a row, and an accounting note. */
    public record Layout(Sheets.Sheet sheet, Function<Invoice, List<Sheets.Cell>> row, Function<AccountingNote, List<Sheets.Cell>> note) {
    }

    /** @param xml the bytes as they were frozen */
    public record File(Invoice invoice, byte[] xml) {
    }

    private final Invoices invoices;
    private final AccountingNotes notes;
    private final Sheets sheets;
    private final Directory directory;
    private final Transactions transactions;

    public ExportInvoices(Invoices invoices, AccountingNotes notes, Sheets sheets, Directory directory, Transactions transactions) {
        this.invoices = invoices;
        this.notes = notes;
        this.sheets = sheets;
        this.directory = directory;
        this.transactions = transactions;
    }

    /** Every invoice that has a number, also one that KSeF has yet to take; after them the accounting notes. */
    public Either<Refusal, Consumer<Consumer<byte[]>>> sheet(Caller caller, Question question, Layout layout) {
        return allowed(caller, caller.does("invoices.export"), question)
                .map(may -> file -> sheets.write(Sheets.Format.XLSX, layout.sheet(), rows -> {
                    each(question, invoice -> rows.accept(layout.row().apply(invoice)));
                    eachNote(question, note -> rows.accept(layout.note().apply(note)));
                }, file));
    }

    /** Every invoice that is issued. */
    public Either<Refusal, Consumer<Consumer<File>>> files(Caller caller, Question question) {
        return allowed(caller, caller.does("invoices.export-files"), question)
                .map(may -> files -> each(question, invoice -> {
                    if (invoice.isIssued()) {
                        transactions.record(() -> invoices.bytes(invoice.id())).forEach(xml -> files.accept(new File(invoice, xml)));
                    }
                }));
    }

    private Either<Refusal, Caller> allowed(Caller caller, Act act, Question question) {
        var unknown = new FacilityRefusal.UnknownFacility(question.facility());
        return transactions.run(act.on("facility", question.facility().value()).saying("month", question.month().toString()),
                () -> caller.may(Permission.INVOICES_VIEW, question.facility(), unknown)
                        .flatMap(may -> directory.facility(question.facility()).<Refusal>toEither(unknown).map(there -> may)));
    }

    /** In pieces, so that a long month neither fills the memory nor holds a transaction open while somebody downloads. */
    private void each(Question question, Consumer<Invoice> invoice) {
        var filter = new Invoices.Filter(question.facility(), Option.some(question.month().atDay(1)), Option.some(question.month().atEndOfMonth()), Option.none(), Option.none());
        for (var page = page(filter); !page.isEmpty(); page = page(filter)) {
            page.forEach(invoice);
            filter = new Invoices.Filter(filter.facility(), filter.from(), filter.to(), filter.status(), Option.some(page.get(page.size() - 1).id()));
        }
    }

    private void eachNote(Question question, Consumer<AccountingNote> note) {
        var filter = new AccountingNotes.Filter(question.facility(), Option.some(question.month().atDay(1)), Option.some(question.month().atEndOfMonth()), Option.none());
        for (var page = page(filter); !page.isEmpty(); page = page(filter)) {
            page.forEach(note);
            filter = new AccountingNotes.Filter(filter.facility(), filter.from(), filter.to(), Option.some(page.get(page.size() - 1).id()));
        }
    }

    private List<AccountingNote> page(AccountingNotes.Filter filter) {
        return transactions.record(() -> notes.search(filter, AT_ONCE));
    }

    private List<Invoice> page(Invoices.Filter filter) {
        return transactions.record(() -> invoices.search(filter, AT_ONCE));
    }
}
