package pl.proassist.adapters.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.VatRate;

/** Amounts, days and numbers as Polish invoices write them. */
final class Figures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final String SPACE = "\u00a0";

    private Figures() {
    }

    /** {@code 1 234,50 zł} with spaces at which no line breaks. */
    static String zloty(Balance amount) {
        return amount.toString().replace('.', ',').replaceAll("(?<=\\d)(?=(\\d{3})+,)", SPACE) + SPACE + "zł";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String percent(VatRate rate) {
        return rate.isTaxed() ? rate.serviceCode() + "%" : rate.code();
    }

    /** The check digits apart, then by fours, as banks print them. */
    static String account(String number) {
        var digits = Character.isLetter(number.charAt(0)) ? 4 : 2;
        return number.substring(0, digits) + number.substring(digits).replaceAll("(.{1,4})", " $1");
    }
}
