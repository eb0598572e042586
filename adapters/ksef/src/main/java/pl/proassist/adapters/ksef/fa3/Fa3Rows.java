package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Cases;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.shared.Money;

/**
 * The rows of an invoice: of a sale with gross prices, as the tax is worked out from them (P_9B, P_11A); of an order with net ones, because
 * FA(3) has no others there (ksef.md 11.4, 11.6). A correction shows each row that changes twice, before and after.
 */
final class Fa3Rows {

    /** @param before nothing for a row that is new */
    private record Row(int number, Option<InvoiceLine> before, InvoiceLine after) {
    }

    private Fa3Rows() {
    }

    /** Payments and advances that are taken off, and what was sold. */
    static Stream<Node> of(InvoiceContent content) {
        return content.fold(Cases.of(
                sale -> Stream.concat(sale.earlier().stream().map(Fa3Rows::earlier), rows(sale.lines())),
                advance -> Stream.<Node>of(),
                settlement -> Stream.concat(settlement.advances().stream().map(Fa3Rows::advance), rows(settlement.lines())),
                Fa3Rows::corrected));
    }

    /** What an advance is paid for. */
    static Option<Node> order(InvoiceContent content) {
        return content.fold(Cases.of(sale -> Option.none(),
                advance -> Option.some(order(advance, numbered(advance.lines()).map(row -> orderRow(row.number(), row.after())))),
                settlement -> Option.none(), Fa3Rows::correctedOrder));
    }

    private static Stream<Node> rows(List<InvoiceLine> lines) {
        return numbered(lines).map(row -> row(row.number(), row.after()));
    }

    private static Stream<Node> corrected(InvoiceContent.Correction correction) {
        var changed = changed(correction).filter(row -> !row.before().contains(row.after()))
                .flatMap(row -> Stream.concat(row.before().map(line -> before(row(row.number(), line), "StanPrzed")).toJavaStream(), Stream.of(row(row.number(), row.after()))));
        return correction.after().fold(Cases.of(sale -> changed, advance -> Stream.<Node>of(),
                settlement -> Stream.concat(settlement.advances().stream().map(Fa3Rows::advance), changed), never -> Stream.<Node>of()));
    }

    /** The order is repeated before and after, also where it stays as it was. */
    private static Option<Node> correctedOrder(InvoiceContent.Correction correction) {
        return correction.after().fold(Cases.of(sale -> Option.none(), advance -> Option.some(order(advance, changed(correction).flatMap(row -> Stream.concat(
                        row.before().map(line -> before(orderRow(row.number(), line), "StanPrzedZ")).toJavaStream(), Stream.of(orderRow(row.number(), row.after())))))),
                settlement -> Option.none(), never -> Option.none()));
    }

    private static Stream<Row> numbered(List<InvoiceLine> lines) {
        return IntStream.range(0, lines.size()).mapToObj(i -> new Row(i + 1, Option.none(), lines.get(i)));
    }

    /** Line by line; of a line that is gone nothing is left. */
    private static Stream<Row> changed(InvoiceContent.Correction correction) {
        var before = correction.before().lines();
        var after = correction.after().lines();
        return IntStream.range(0, Math.max(before.size(), after.size())).mapToObj(i -> new Row(i + 1, Option.when(i < before.size(), () -> before.get(i)),
                i < after.size() ? after.get(i) : before.get(i).none()));
    }

    private static Node before(Node row, String mark) {
        return Branch.of(row.name()).with(row.children().stream()).leaf(mark, "1").end();
    }

    private static Node row(int number, InvoiceLine line) {
        var row = Branch.of("FaWiersz").leaf("NrWierszaFa", String.valueOf(number)).leaf("P_7", line.name()).leaf("P_8A", line.unit())
                .leaf("P_8B", String.valueOf(line.quantity()));
        var price = line.unitPrice().toString();
        var value = line.gross().toString();
        return (line.rate().isTaxed() ? row.leaf("P_9B", price).leaf("P_11A", value) : row.leaf("P_9A", price).leaf("P_11", value))
                .leaf("P_12", line.rate().code()).end();
    }

    private static Node order(InvoiceContent.Advance advance, Stream<Node> rows) {
        return Branch.of("Zamowienie").leaf("WartoscZamowienia", advance.orderValue().toString()).with(rows).end();
    }

    private static Node orderRow(int number, InvoiceLine line) {
        return Branch.of("ZamowienieWiersz").leaf("NrWierszaZam", String.valueOf(number)).leaf("P_7Z", line.name()).leaf("P_8AZ", line.unit())
                .leaf("P_8BZ", String.valueOf(line.quantity())).leaf("P_9AZ", net(line.unitPrice(), line)).leaf("P_11NettoZ", net(line.gross(), line))
                .leafIf(line.rate().isTaxed(), "P_11VatZ", line.rate().taxWithin(line.gross()).toString()).leaf("P_12Z", line.rate().code()).end();
    }

    private static String net(Money gross, InvoiceLine line) {
        return gross.minus(line.rate().taxWithin(gross)).toString();
    }

    private static Node earlier(InvoiceContent.EarlierPayment payment) {
        return Branch.of("ZaliczkaCzesciowa").leaf("P_6Z", payment.on().toString()).leaf("P_15Z", payment.amount().toString()).end();
    }

    private static Node advance(AdvanceReference advance) {
        var node = Branch.of("FakturaZaliczkowa");
        return advance.ksef().fold(() -> node.leaf("NrKSeFZN", "1").leaf("NrFaZaliczkowej", advance.number()),
                number -> node.leaf("NrKSeFFaZaliczkowej", number.value())).end();
    }
}
