package pl.proassist.adapters.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.port.Sheets.Format;
import pl.proassist.application.port.Sheets.Kind;
import pl.proassist.application.port.SheetsContract;
import pl.proassist.domain.shared.Money;

class WrittenSheetsTest extends SheetsContract {

    private static final List<Sheets.Cell> ROW = List.of(new Sheets.Cell.Moment(LocalDateTime.of(2026, 1, 12, 15, 20)), new Sheets.Cell.Text("Łucja Żak"),
            new Sheets.Cell.Word("opłacone"), new Sheets.Cell.Amount(Money.pln("1234.50")), Sheets.Cell.EMPTY);

    /** POI tells at length what a file that it reads does not say of itself. */
    private static final Logger QUIET = Logger.getLogger("org.apache.poi");

    static {
        QUIET.setLevel(Level.OFF);
    }

    @Override protected Sheets sheets() {
        return new WrittenSheets();
    }

    @Override protected List<List<String>> read(Format format, byte[] file) {
        return format == Format.XLSX ? XlsxFile.of(file).rows() : rowsOfXls(file);
    }

    private static List<List<String>> rowsOfXls(byte[] file) {
        try (var book = new HSSFWorkbook(new ByteArrayInputStream(file))) {
            return StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
                    .map(row -> IntStream.range(0, 5).mapToObj(column -> shown(row.getCell(column))).toList()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String shown(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        if (cell.getCellType() == CellType.FORMULA) {
            return "FORMULA " + cell.getCellFormula();
        }
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue()
                : cell.getCellStyle().getDataFormatString().contains("yyyy") ? cell.getLocalDateTimeCellValue().toString()
                : new BigDecimal(String.valueOf(cell.getNumericCellValue())).setScale(2, RoundingMode.UNNECESSARY).toString();
    }

    @Test @Proves({"RPT-08", "A16"}) void both_formats_have_a_frozen_head_polish_money_and_cells_of_their_kind() throws IOException {
        var xlsx = XlsxFile.of(file(Format.XLSX, rows -> rows.accept(ROW)));
        assertThat(xlsx.sheet()).contains("<pane ", "ySplit=\"1\"", "state=\"frozen\"").doesNotContain("<f>");
        assertThat(IntStream.range(0, 4).mapToObj(column -> xlsx.formatOf(1, column)).toList()).containsExactly("yyyy\\-mm\\-dd\\ hh:mm", "@", "@", "[$-415]#,##0.00\\ [$zł-415]");
        assertThat(xlsx.formatOf(2, 3)).isEqualTo("[$-415]#,##0.00\\ [$zł-415]");

        try (var xls = new HSSFWorkbook(new ByteArrayInputStream(file(Format.XLS, rows -> rows.accept(ROW))))) {
            var sheet = xls.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(IntStream.range(0, 4).mapToObj(column -> sheet.getRow(1).getCell(column).getCellStyle().getDataFormatString()).toList())
                    .containsExactly("yyyy\\-mm\\-dd\\ hh:mm", "@", "@", "[$-415]#,##0.00\\ [$zł-415]");
            assertThat(sheet.getRow(1).getCell(3).getCellType()).isEqualTo(CellType.NUMERIC);
        }
    }

    @Test @Proves("RPT-08") void a_row_leaves_long_before_the_last_one_comes() {
        var sent = new AtomicInteger();
        var sentWhenTheLastCame = new AtomicInteger();

        new WrittenSheets().write(Format.XLSX, new Sheets.Sheet("s", "Razem", List.of(new Sheets.Column("a", Kind.TEXT, 10))), rows -> {
            for (int i = 0; i < 50_000; i++) {
                rows.accept(List.of(new Sheets.Cell.Text(Integer.toString(i * 7919, 36))));
            }
            sentWhenTheLastCame.set(sent.get());
        }, piece -> sent.addAndGet(piece.length));

        assertThat(sentWhenTheLastCame.get()).isGreaterThan(sent.get() / 2);
    }

    @Test void whoever_goes_away_ends_the_writing() {
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> new WrittenSheets().write(Format.XLSX, new Sheets.Sheet("s", "Razem", List.of(new Sheets.Column("a", Kind.TEXT, 10))), rows -> {
            for (int i = 0; i < 1_000_000; i++) {
                asked.incrementAndGet();
                rows.accept(List.of(new Sheets.Cell.Text(Integer.toString(i * 7919, 36))));
            }
        }, piece -> {
            throw new UncheckedIOException(new IOException("gone"));
        })).isInstanceOf(UncheckedIOException.class);
        assertThat(asked.get()).isLessThan(100_000);
    }

    @Test void a_file_of_the_old_format_holds_as_many_rows_as_it_promises() {
        assertThat(Format.XLS.capacity()).isEqualTo(SpreadsheetVersion.EXCEL97.getMaxRows() - 2);
        assertThat(Format.XLSX.capacity()).isEqualTo(Worksheet.MAX_ROWS - 2);
    }

    @Test void names_outside_the_basic_plane_and_broken_ones_do_no_harm() {
        var name = "Ł\ud83d\ude00\ud800";

        var rows = read(Format.XLSX, file(Format.XLSX, sheet -> sheet.accept(List.of(Sheets.Cell.EMPTY, new Sheets.Cell.Text(name), Sheets.Cell.EMPTY,
                Sheets.Cell.EMPTY, Sheets.Cell.EMPTY))));

        assertThat(rows.get(1).get(1)).isEqualTo("Ł\ud83d\ude00");
    }
}
