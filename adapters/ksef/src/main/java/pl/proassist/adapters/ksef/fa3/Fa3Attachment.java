package pl.proassist.adapters.ksef.fa3;

import java.util.List;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.InvoiceText;

/** The structured data that may be attached to an invoice (ksef.md 11.8, INV-06). Such an invoice needs prior notice to the tax office. */
final class Fa3Attachment {

    private Fa3Attachment() {
    }

    static Node of(Attachment attachment) {
        return Branch.of("Zalacznik").with(attachment.blocks().stream().map(Fa3Attachment::block)).end();
    }

    private static Node block(Attachment.Block block) {
        var node = Branch.of("BlokDanych").leaf("ZNaglowek", block.heading())
                .with(block.facts().stream().map(fact -> Branch.of("MetaDane").leaf("ZKlucz", fact.key()).leaf("ZWartosc", fact.value()).end()));
        if (!block.paragraphs().isEmpty()) {
            node.with(Branch.of("Tekst").with(leaves("Akapit", block.paragraphs())).end());
        }
        return node.with(block.tables().stream().map(Fa3Attachment::table)).end();
    }

    private static Node table(Attachment.Table table) {
        return Branch.of("Tabela").leaf("Opis", table.caption()).with(Branch.of("TNaglowek").with(table.columns().stream().map(Fa3Attachment::column)).end())
                .with(table.rows().stream().map(row -> Branch.of("Wiersz").with(leaves("WKom", row)).end())).end();
    }

    private static Node column(Attachment.Column column) {
        return Branch.of("Kol").leaf("NKom", column.name()).end().with("Typ", switch (column.type()) {
            case TEXT -> "txt";
            case WHOLE -> "int";
            case DECIMAL -> "dec";
            case DATE -> "date";
            case TIME -> "time";
            case DATE_TIME -> "datetime";
        });
    }

    private static Stream<Node> leaves(String name, List<String> values) {
        return values.stream().map(value -> Node.leaf(name, InvoiceText.clean(value)));
    }
}
