package pl.proassist.application.port;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.shared.Money;

/** Spreadsheet files (A16), written row by row as the rows come. What a cell says is never run as a formula, whatever it begins with. */
public interface Sheets {

    /**
     * @param rows gives every row to whoever asks, in order
     * @param file takes the file piece by piece
     */
    void write(Format format, Sheet sheet, Consumer<Consumer<List<Cell>>> rows, Consumer<byte[]> file);

    /** The usual one, and the one of before 2007 for programs that know no other. */
    enum Format {
        XLSX(1_048_576), XLS(65_536);

        /** The head and the line of sums. */
        private static final int OWN_ROWS = 2;

        private final int rows;

        Format(int rows) {
            this.rows = rows;
        }

        /** How many rows of content fit into one sheet. */
        public int capacity() {
            return rows - OWN_ROWS;
        }
    }

    /**
     * What a file looks like.
     *
     * @param name of the sheet
     * @param sums the word before the sums
     */
    record Sheet(String name, String sums, List<Column> columns) {
    }

    /**
     * @param kind  of its cells; any may be empty
     * @param width in characters
     */
    record Column(String heading, Kind kind, int width) {
    }

    /** SUM: amounts that are added up in the last line. */
    enum Kind { TEXT, AMOUNT, SUM, DAY, MOMENT }

    /** What one cell holds, as the kind of thing it is. */
    sealed interface Cell {

        Cell EMPTY = new Text("");

        /** Words that hardly repeat, such as names. */
        record Text(String text) implements Cell {
        }

        /** One of few words, such as a status. */
        record Word(String text) implements Cell {
        }

        record Amount(Balance balance) implements Cell {

            public Amount(Money money) {
                this(Balance.of(money));
            }
        }

        record Day(LocalDate day) implements Cell {
        }

        /** A moment as the clocks of the facility told it. */
        record Moment(LocalDateTime at) implements Cell {
        }
    }
}
