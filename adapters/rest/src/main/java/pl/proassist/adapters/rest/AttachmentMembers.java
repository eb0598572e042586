package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.oneOf;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Attachment.Block;
import pl.proassist.domain.invoice.Attachment.Column;
import pl.proassist.domain.invoice.Attachment.Fact;
import pl.proassist.domain.invoice.Attachment.Table;
import pl.proassist.domain.invoice.Attachment.Type;

/** Reads the attachment of an invoice from JSON (INV-06). What it must not hold is looked for when the document is written. */
final class AttachmentMembers {

    private static final Member<String> TEXT = InvoiceMembers.line(Attachment.LONGEST_TEXT);
    private static final Member<String> CELL = InvoiceMembers.line(Attachment.LONGEST_CELL);

    private AttachmentMembers() {
    }

    static Supplier<Attachment> attachment(Body body) {
        var blocks = body.requiredParts("blocks", Attachment.MOST).map(bodies -> bodies.stream().map(AttachmentMembers::block).toList());
        return () -> new Attachment(blocks.get().stream().map(Supplier::get).toList());
    }

    private static Supplier<Block> block(Body body) {
        var heading = body.optional("heading", TEXT);
        var facts = body.requiredParts("facts", Attachment.MOST).map(bodies -> bodies.stream().map(AttachmentMembers::fact).toList());
        var paragraphs = body.optional("paragraphs", some(TEXT, Attachment.MOST_PARAGRAPHS)).getOrElse(List.of());
        var tables = body.says("tables") ? body.requiredParts("tables", Attachment.MOST).map(bodies -> bodies.stream().map(AttachmentMembers::table).toList())
                : Option.<List<Supplier<Table>>>none();
        return () -> new Block(heading, facts.get().stream().map(Supplier::get).toList(), paragraphs,
                tables.getOrElse(List.of()).stream().map(Supplier::get).toList());
    }

    private static Supplier<Fact> fact(Body body) {
        var key = body.required("key", CELL);
        var value = body.required("value", CELL);
        return () -> new Fact(key.get(), value.get());
    }

    private static Supplier<Table> table(Body body) {
        var caption = body.optional("caption", TEXT);
        var columns = body.requiredParts("columns", Attachment.MOST_COLUMNS).map(bodies -> bodies.stream().map(AttachmentMembers::column).toList());
        var rows = body.required("rows", some(some(CELL, Attachment.MOST_COLUMNS), Attachment.MOST));
        if (rows.exists(all -> columns.exists(heads -> all.stream().anyMatch(row -> row.size() != heads.size())))) {
            body.wrong("rows", "not-as-wide-as-columns");
        }
        return () -> new Table(caption, columns.get().stream().map(Supplier::get).toList(), rows.get());
    }

    private static Supplier<Column> column(Body body) {
        var type = body.optional("type", oneOf(Type.class)).getOrElse(Type.TEXT);
        var name = body.required("name", CELL);
        return () -> new Column(type, name.get());
    }

    /** One to so many; the first that is wrong is told. */
    private static <T> Member<List<T>> some(Member<T> one, int most) {
        return value -> {
            if (!(value instanceof JsonArray array)) {
                return Member.wrong("not-an-array");
            }
            if (array.isEmpty() || array.size() > most) {
                return Member.wrong("out-of-range", 1, most);
            }
            var all = new ArrayList<T>();
            for (var each : array) {
                var read = one.read(each);
                if (read.isLeft()) {
                    return Either.left(read.getLeft());
                }
                all.add(read.get());
            }
            return Either.right(all);
        };
    }
}
