package pl.proassist.adapters.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Column;
import pl.proassist.application.port.Sheets.Sheet;

/** One sheet in the format of since 2007. Rows leave as they come; only the few words that repeat are kept until the end. */
final class Xlsx {

    private static final int ROWS_AT_ONCE = 500;

    private final Worksheet sheet;
    private final List<Column> columns;
    private int flushed;
    private int next = 1;

    private Xlsx(Worksheet sheet, List<Column> columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    static void write(Sheet wanted, Consumer<Consumer<List<Cell>>> rows, OutputStream stream) throws IOException {
        try (var book = new Workbook(stream, "Proassist", "1.0")) {
            var file = new Xlsx(book.newWorksheet(wanted.name()), wanted.columns());
            var sums = new Sums(wanted);
            file.head();
            rows.accept(row -> {
                sums.add(row);
                file.add(row);
            });
            file.end(sums.row());
        }
    }

    private void head() {
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, columns.get(column).width());
            sheet.value(0, column, columns.get(column).heading());
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().fillColor("D9E2EC").set();
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        flushed = 1;
    }

    private void add(List<Cell> row) {
        put(row);
        if (next - flushed == ROWS_AT_ONCE) {
            flush();
        }
    }

    private void end(List<Cell> sums) throws IOException {
        put(sums);
        format();
        sheet.range(next - 1, 0, next - 1, columns.size() - 1).style().bold().set();
        sheet.finish();
    }

    private void put(List<Cell> row) {
        for (int column = 0; column < row.size(); column++) {
            put(column, row.get(column));
        }
        next++;
    }

    private void put(int column, Cell cell) {
        if (cell instanceof Cell.Amount amount) {
            sheet.value(next, column, BigDecimal.valueOf(amount.balance().grosze(), 2));
        } else if (cell instanceof Cell.Day day) {
            sheet.value(next, column, day.day());
        } else if (cell instanceof Cell.Moment moment) {
            sheet.value(next, column, moment.at());
        } else if (cell instanceof Cell.Word word) {
            sheet.value(next, column, word.text());
        } else if (!cell.equals(Cell.EMPTY)) {
            sheet.inlineString(next, column, ((Cell.Text) cell).text());
        }
    }

    /** Many rows of a column at once: style by style it would cost more than all the rest. */
    private void format() {
        for (int column = 0; column < columns.size(); column++) {
            sheet.range(flushed, column, next - 1, column).style().format(Look.of(columns.get(column).kind())).set();
        }
    }

    private void flush() {
        format();
        flushed = next;
        try {
            sheet.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
