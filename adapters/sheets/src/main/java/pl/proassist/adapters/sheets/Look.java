package pl.proassist.adapters.sheets;

import pl.proassist.application.port.Sheets.Kind;

/** How cells look, in both formats. The number formats are Polish whatever language the program speaks; text stays text also when somebody edits it. */
final class Look {

    private static final String MONEY = "[$-415]#,##0.00\\ [$zł-415]";
    private static final String DAY = "yyyy\\-mm\\-dd";
    private static final String MOMENT = "yyyy\\-mm\\-dd\\ hh:mm";
    private static final String TEXT = "@";

    private Look() {
    }

    static String of(Kind kind) {
        return switch (kind) {
            case TEXT -> TEXT;
            case AMOUNT, SUM -> MONEY;
            case DAY -> DAY;
            case MOMENT -> MOMENT;
        };
    }
}
