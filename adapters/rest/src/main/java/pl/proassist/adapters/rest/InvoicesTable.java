package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import pl.proassist.application.invoicing.ExportInvoices.Layout;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Column;
import pl.proassist.application.port.Sheets.Kind;
import pl.proassist.application.port.Sheets.Sheet;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.JpkMarker;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.RateSum;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.VatRate;

/**
 * The columns of a month's invoices, in the language of whoever asks: what JPK_V7 asks for, with the number of KSeF or the marker that stands
 * for it. An invoice that is not issued yet is told, but adds nothing to the sums; an accounting note has a column of its own, for it is no sale.
 */
final class InvoicesTable {

    private final Speech speech;

    InvoicesTable(Speech speech) {
        this.speech = speech;
    }

    Layout layout() {
        var columns = columns();
        return new Layout(new Sheet(speech.report("invoices.title"), speech.report("sums"), columns.stream().map(Shown::column).toList()),
                invoice -> columns.stream().map(column -> column.cell().apply(invoice)).toList(), note -> columns.stream().map(column -> column.note().apply(note)).toList());
    }

    private List<Shown> columns() {
        return Stream.of(
                Stream.of(text("number", 22, invoice -> numbered(invoice).number()).noting(note -> new Cell.Text(note.number())),
                        day("issued", invoice -> Option.some(numbered(invoice).issued())).noting(note -> new Cell.Day(note.issued())),
                        day("sold", InvoicesTable::sold),
                        word("kind", 24, invoice -> speech.report("invoices.kind." + invoice.details().kind()))
                                .noting(note -> new Cell.Word(speech.report("invoices.kind.note"))),
                        text("corrects", 22, InvoicesTable::corrects),
                        text("buyer", 32, invoice -> invoice.details().parties().buyer().name()).noting(note -> new Cell.Text(note.recipient().name())),
                        text("tax-number", 16, invoice -> taxNumber(invoice.details().parties().buyer())).noting(note -> new Cell.Text(taxNumber(note.recipient()))),
                        text("ksef", 38, invoice -> invoice.ksefNumber().map(KsefNumber::value).getOrElse("")),
                        word("jpk", 8, invoice -> JpkMarker.of(invoice).map(JpkMarker::name).getOrElse("")),
                        word("status", 26, this::status).noting(note -> new Cell.Word(speech.report("invoices.status." + InvoiceStatus.OUTSIDE)))),
                Arrays.stream(VatRate.values()).flatMap(rate -> Stream.of(
                        Stream.of(amount("net", rate, RateSum::net)),
                        rate == VatRate.ZERO || !rate.isTaxed() ? Stream.<Shown>of() : Stream.of(amount("tax", rate, RateSum::tax))).flatMap(Function.identity())),
                Stream.of(amount(speech.report("invoices.net"), invoice -> sum(invoice, RateSum::net)),
                        amount(speech.report("invoices.tax"), invoice -> sum(invoice, RateSum::tax)),
                        amount(speech.report("invoices.gross"), invoice -> invoice.details().content().total()),
                        new Shown(new Column(speech.report("invoices.no-vat"), Kind.SUM, 14), invoice -> Cell.EMPTY).noting(note -> new Cell.Amount(note.amount())),
                        word("payment", 18, invoice -> speech.report("invoices.payment." + payment(invoice.details().settling()))),
                        day("due", invoice -> due(invoice.details().settling()))))
                .flatMap(Function.identity()).toList();
    }

    private static NumberedInvoice numbered(Invoice invoice) {
        return invoice.kept().get().invoice();
    }

    private static Option<LocalDate> sold(Invoice invoice) {
        return invoice.details().content().fold(InvoiceContent.Cases.of(sale -> Option.some(sale.sold().to()), advance -> Option.some(advance.receivedOn()),
                settlement -> Option.some(settlement.sold().to()), correction -> Option.none()));
    }

    private static String corrects(Invoice invoice) {
        return invoice.details().content().fold(InvoiceContent.Cases.of(sale -> "", advance -> "", settlement -> "", correction -> correction.original().number()));
    }

    private static String taxNumber(Buyer buyer) {
        return buyer.fold(consumer -> "", company -> company.nip().value(), foreign -> foreign.country() + " " + foreign.taxId());
    }

    private String status(Invoice invoice) {
        return speech.report("invoices.status." + InvoiceStatus.of(invoice));
    }

    private static String payment(Settling settling) {
        return settling.fold(paid -> "paid", inParts -> inParts.due().isEmpty() ? "paid" : "in-part", unpaid -> "unpaid", notStated -> "not-stated");
    }

    private static Option<LocalDate> due(Settling settling) {
        return settling.fold(paid -> Option.none(), Settling.InParts::due, unpaid -> Option.some(unpaid.due()), notStated -> Option.none());
    }

    private static Balance sum(Invoice invoice, Function<RateSum, Balance> part) {
        return invoice.details().content().sums().stream().map(part).reduce(Balance.ZERO, Balance::plus);
    }

    private Shown text(String key, int width, Function<Invoice, String> text) {
        return new Shown(new Column(speech.report("invoices." + key), Kind.TEXT, width), invoice -> new Cell.Text(text.apply(invoice)));
    }

    private Shown word(String key, int width, Function<Invoice, String> word) {
        return new Shown(new Column(speech.report("invoices." + key), Kind.TEXT, width), invoice -> new Cell.Word(word.apply(invoice)));
    }

    private Shown day(String key, Function<Invoice, Option<LocalDate>> day) {
        return new Shown(new Column(speech.report("invoices." + key), Kind.DAY, 12),
                invoice -> day.apply(invoice).map(on -> (Cell) new Cell.Day(on)).getOrElse(Cell.EMPTY));
    }

    /** What there is at one rate; nothing where the rate does not occur. */
    private Shown amount(String key, VatRate rate, Function<RateSum, Balance> part) {
        var heading = speech.report("invoices." + key) + " " + (rate.isTaxed() ? rate.serviceCode() + "%" : rate.code());
        return new Shown(new Column(heading, Kind.SUM, 13), invoice -> Option.ofOptional(invoice.details().content().sums().stream()
                .filter(sum -> sum.rate() == rate && invoice.isIssued()).findFirst()).map(sum -> (Cell) new Cell.Amount(part.apply(sum))).getOrElse(Cell.EMPTY));
    }

    private static Shown amount(String heading, Function<Invoice, Balance> balance) {
        return new Shown(new Column(heading, Kind.SUM, 14), invoice -> invoice.isIssued() ? new Cell.Amount(balance.apply(invoice)) : Cell.EMPTY);
    }

    /** @param note what there is of an accounting note, which is no sale */
    private record Shown(Column column, Function<Invoice, Cell> cell, Function<AccountingNote, Cell> note) {

        Shown(Column column, Function<Invoice, Cell> cell) {
            this(column, cell, note -> Cell.EMPTY);
        }

        Shown noting(Function<AccountingNote, Cell> cellOfNote) {
            return new Shown(column, cell, cellOfNote);
        }
    }
}
