package pl.proassist.adapters.sheets;

import java.util.Arrays;
import java.util.List;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Kind;
import pl.proassist.application.port.Sheets.Sheet;
import pl.proassist.domain.invoice.Balance;

/** What is added up while the rows go by. */
final class Sums {

    private final Sheet sheet;
    private final Balance[] sums;

    Sums(Sheet sheet) {
        this.sheet = sheet;
        this.sums = new Balance[sheet.columns().size()];
        Arrays.fill(sums, Balance.ZERO);
    }

    void add(List<Cell> row) {
        for (int i = 0; i < sums.length; i++) {
            if (sheet.columns().get(i).kind() == Kind.SUM && row.get(i) instanceof Cell.Amount amount) {
                sums[i] = sums[i].plus(amount.balance());
            }
        }
    }

    /** The last row. */
    List<Cell> row() {
        var cells = new Cell[sums.length];
        for (int i = 0; i < sums.length; i++) {
            cells[i] = i == 0 ? new Cell.Word(sheet.sums()) : sheet.columns().get(i).kind() == Kind.SUM ? new Cell.Amount(sums[i]) : Cell.EMPTY;
        }
        return List.of(cells);
    }
}
