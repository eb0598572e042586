package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Column;
import pl.proassist.application.port.Sheets.Format;
import pl.proassist.application.port.Sheets.Kind;
import pl.proassist.application.port.Sheets.Sheet;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.shared.Money;

/** What every writer of sheets must do: each cell is what it was given, as the kind of thing it is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SheetsContract {

    private static final Sheet SHEET = new Sheet("Płatności", "Razem", List.of(new Column("Data", Kind.MOMENT, 16), new Column("Pacjent", Kind.TEXT, 30),
            new Column("Status", Kind.TEXT, 14), new Column("Kwota", Kind.SUM, 12), new Column("Cena", Kind.AMOUNT, 12)));
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2026, 3, 29, 0, 0);

    private final Sheets sheets = sheets();

    protected abstract Sheets sheets();

    /**
     * Reads a file as another program would.
     *
     * @return every row; a text as it is, an amount as {@code 150.00}, a moment as {@code 2026-01-12T15:20}, a day as its first moment, nothing as the empty text;
     *         a formula begins with {@code FORMULA}
     */
    protected abstract List<List<String>> read(Format format, byte[] file);

    @ParameterizedTest @EnumSource @Proves({"RPT-08", "A16", "PAR-04"})
    void a_file_holds_head_rows_and_sums(Format format) {
        assertThat(written(format, List.of(row(MIDNIGHT, "Łucja Żak", "opłacone", "1234.56"), row(MIDNIGHT.plusHours(15).plusMinutes(20), "Ewa Łoś", "oczekuje", "0.05"))))
                .containsExactly(List.of("Data", "Pacjent", "Status", "Kwota", "Cena"),
                        List.of("2026-03-29T00:00", "Łucja Żak", "opłacone", "1234.56", "1.00"), List.of("2026-03-29T15:20", "Ewa Łoś", "oczekuje", "0.05", "1.00"),
                        List.of("Razem", "", "", "1234.61", ""));
    }

    @ParameterizedTest @EnumSource @Proves("RPT-08") void a_file_of_nothing_has_its_head_and_sums_of_nothing(Format format) {
        assertThat(written(format, List.of())).containsExactly(List.of("Data", "Pacjent", "Status", "Kwota", "Cena"), List.of("Razem", "", "", "0.00", ""));
    }

    @ParameterizedTest @EnumSource @Proves("RPT-08") void what_looks_like_a_formula_stays_text(Format format) {
        var names = List.of("=1+1", "+48500600700", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd,' /C calc'!A0", "=HYPERLINK(\"http://x\")", "'quoted", "<b>&amp;</b>",
                "ciągła\u00a0spacja", " ");

        var rows = written(format, names.stream().map(name -> row(MIDNIGHT, name, "=word", "1.00")).toList());

        assertThat(rows.subList(1, rows.size() - 1)).extracting(row -> row.get(1).replace("\r", "\n")).isEqualTo(names.stream().map(name -> name.replace("\r", "\n")).toList());
        assertThat(rows.subList(1, rows.size() - 1)).extracting(row -> row.get(2)).containsOnly("=word");
    }

    @ParameterizedTest @EnumSource @Proves("RPT-08") void an_empty_cell_is_empty(Format format) {
        assertThat(written(format, List.of(List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY))).get(1)).containsOnly("");
    }

    @ParameterizedTest @EnumSource @Proves({"RPT-08", "RPT-09"}) void many_rows_come_in_their_order_and_their_sum_is_exact(Format format) {
        var rows = written(format, IntStream.range(0, 3_000).mapToObj(number -> row(MIDNIGHT, "p" + number, "s" + number % 3, "0.10")).toList());

        assertThat(rows).hasSize(3_002);
        assertThat(rows.subList(1, 3_001)).extracting(row -> row.get(1)).isEqualTo(IntStream.range(0, 3_000).mapToObj(number -> "p" + number).toList());
        assertThat(rows.get(3_001).get(3)).isEqualTo("300.00");
    }

    @ParameterizedTest @EnumSource @Proves("KSF-36") void what_corrections_take_away_is_below_zero_and_days_have_no_hours(Format format) {
        var pieces = new ArrayList<byte[]>();
        sheets.write(format, new Sheet("Faktury", "Razem", List.of(new Column("Numer", Kind.TEXT, 16), new Column("Wystawiona", Kind.DAY, 12),
                        new Column("Brutto", Kind.SUM, 12), new Column("", Kind.TEXT, 5), new Column("", Kind.TEXT, 5))),
                rows -> List.of(issued("FV/1", "246.00"), issued("FK/1", "-300.05")).forEach(rows), pieces::add);

        assertThat(read(format, whole(pieces))).containsExactly(List.of("Numer", "Wystawiona", "Brutto", "", ""), List.of("FV/1", "2026-11-23T00:00", "246.00", "", ""),
                List.of("FK/1", "2026-11-23T00:00", "-300.05", "", ""), List.of("Razem", "", "-54.05", "", ""));
    }

    private static List<Cell> issued(String number, String gross) {
        return List.of(new Cell.Text(number), new Cell.Day(LocalDate.of(2026, 11, 23)), new Cell.Amount(new Balance(new BigDecimal(gross).movePointRight(2).longValueExact())),
                Cell.EMPTY, Cell.EMPTY);
    }

    private static List<Cell> row(LocalDateTime at, String name, String status, String amount) {
        return List.of(new Cell.Moment(at), new Cell.Text(name), new Cell.Word(status), new Cell.Amount(Money.pln(amount)), new Cell.Amount(Money.pln("1.00")));
    }

    private List<List<String>> written(Format format, List<List<Cell>> rows) {
        return read(format, file(format, rows::forEach));
    }

    /** The bytes of a file. */
    protected final byte[] file(Format format, Consumer<Consumer<List<Cell>>> rows) {
        var pieces = new ArrayList<byte[]>();
        sheets.write(format, SHEET, rows, pieces::add);
        return whole(pieces);
    }

    private static byte[] whole(List<byte[]> pieces) {
        var file = new ByteArrayOutputStream();
        pieces.forEach(file::writeBytes);
        return file.toByteArray();
    }
}
