package pl.proassist.adapters.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Sheet;

/** One sheet in the format of before 2007 (BIFF8), which nobody writes without holding it as a whole. */
final class Xls {

    private static final int CHARACTER = 256;

    private final HSSFWorkbook book;

    private Xls(HSSFWorkbook book) {
        this.book = book;
    }

    static void write(Sheet wanted, Consumer<Consumer<List<Cell>>> rows, OutputStream stream) throws IOException {
        try (var book = new HSSFWorkbook()) {
            new Xls(book).fill(wanted, rows);
            book.write(stream);
        }
    }

    private void fill(Sheet wanted, Consumer<Consumer<List<Cell>>> rows) {
        var sheet = book.createSheet(wanted.name());
        var sums = new Sums(wanted);
        var plain = styles(wanted, false);
        head(sheet.createRow(0), wanted);
        rows.accept(row -> {
            sums.add(row);
            fill(sheet.createRow(sheet.getLastRowNum() + 1), row, plain);
        });
        fill(sheet.createRow(sheet.getLastRowNum() + 1), sums.row(), styles(wanted, true));
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.setAutobreaks(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void head(Row row, Sheet wanted) {
        var font = book.createFont();
        font.setBold(true);
        var style = book.createCellStyle();
        style.setFont(font);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        for (int column = 0; column < wanted.columns().size(); column++) {
            var cell = row.createCell(column);
            cell.setCellValue(wanted.columns().get(column).heading());
            cell.setCellStyle(style);
            row.getSheet().setColumnWidth(column, wanted.columns().get(column).width() * CHARACTER);
        }
    }

    private static void fill(Row row, List<Cell> cells, List<CellStyle> styles) {
        for (int column = 0; column < cells.size(); column++) {
            var cell = row.createCell(column);
            cell.setCellStyle(styles.get(column));
            put(cell, cells.get(column));
        }
    }

    private static void put(org.apache.poi.ss.usermodel.Cell cell, Cell given) {
        if (given instanceof Cell.Amount amount) {
            cell.setCellValue(BigDecimal.valueOf(amount.balance().grosze(), 2).doubleValue());
        } else if (given instanceof Cell.Day day) {
            cell.setCellValue(day.day());
        } else if (given instanceof Cell.Moment moment) {
            cell.setCellValue(moment.at());
        } else if (given instanceof Cell.Word word) {
            cell.setCellValue(word.text());
        } else if (!given.equals(Cell.EMPTY)) {
            cell.setCellValue(((Cell.Text) given).text());
        }
    }

    /** One for each column: a book holds four thousand styles at most, so cells share them. */
    private List<CellStyle> styles(Sheet wanted, boolean bold) {
        var font = book.createFont();
        font.setBold(bold);
        return wanted.columns().stream().map(column -> {
            CellStyle style = book.createCellStyle();
            style.setFont(font);
            style.setDataFormat(book.createDataFormat().getFormat(Look.of(column.kind())));
            return style;
        }).toList();
    }
}
