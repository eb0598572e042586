package pl.proassist.application.fakes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pl.proassist.application.port.Sheets;
import pl.proassist.domain.invoice.Balance;

/** Files that a test can read: a line for each row, a bar between cells. */
public final class FakeSheets implements Sheets {

    private static final String BETWEEN = "|";

    @Override public void write(Format format, Sheet sheet, Consumer<Consumer<List<Cell>>> rows, Consumer<byte[]> file) {
        var columns = sheet.columns();
        var sums = new AtomicReferenceArray<>(columns.stream().map(column -> Balance.ZERO).toArray(Balance[]::new));
        file.accept(line(columns.stream().map(Column::heading).toList()));
        rows.accept(row -> {
            IntStream.range(0, row.size()).filter(i -> columns.get(i).kind() == Kind.SUM).filter(i -> row.get(i) instanceof Cell.Amount)
                    .forEach(i -> sums.set(i, sums.get(i).plus(((Cell.Amount) row.get(i)).balance())));
            file.accept(line(row.stream().map(FakeSheets::shown).toList()));
        });
        file.accept(line(IntStream.range(0, columns.size()).mapToObj(i -> i == 0 ? sheet.sums() : columns.get(i).kind() == Kind.SUM ? sums.get(i).toString() : "").toList()));
    }

    private static String shown(Cell cell) {
        return cell instanceof Cell.Amount amount ? amount.balance().toString()
                : cell instanceof Cell.Day day ? day.day().atStartOfDay().toString()
                : cell instanceof Cell.Moment moment ? moment.at().toString()
                : cell instanceof Cell.Word word ? word.text() : ((Cell.Text) cell).text();
    }

    private static byte[] line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "/")).collect(Collectors.joining(BETWEEN, "", "\n")).getBytes(StandardCharsets.UTF_8);
    }

    /** The rows of a file that this wrote. */
    public static List<List<String>> read(byte[] file) {
        return Arrays.stream(new String(file, StandardCharsets.UTF_8).split("\n")).map(line -> List.of(line.split("\\|", -1))).toList();
    }
}
