package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.util.List;

/** Data that belong to an invoice (Zalacznik, INV-06): structured, without marketing, and never clinical. */
public record Attachment(List<Block> blocks) {

    public Attachment {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("an attachment says something");
        }
    }

    /** FA(3) takes no more of each (ksef.md 11.8). */
    public static final int MOST = 1000;
    public static final int MOST_PARAGRAPHS = 10;
    public static final int MOST_COLUMNS = 20;
    public static final int LONGEST_TEXT = 512;
    public static final int LONGEST_CELL = 256;

    /** @param facts at least one: what the block is about */
    public record Block(Option<String> heading, List<Fact> facts, List<String> paragraphs, List<Table> tables) {

        public Block {
            facts = List.copyOf(facts);
            paragraphs = List.copyOf(paragraphs);
            tables = List.copyOf(tables);
        }
    }

    public record Fact(String key, String value) {
    }

    public record Table(Option<String> caption, List<Column> columns, List<List<String>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public record Column(Type type, String name) {
    }

    /** What the cells of a column hold. */
    public enum Type { TEXT, WHOLE, DECIMAL, DATE, TIME, DATE_TIME }
}
