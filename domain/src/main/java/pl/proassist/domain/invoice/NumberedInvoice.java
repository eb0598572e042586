package pl.proassist.domain.invoice;

import java.time.LocalDate;
import pl.proassist.domain.shared.PersonalData;

/**
 * An invoice with the two things that only issuing gives it; this is what is written as FA(3).
 *
 * @param number of its series (P_2)
 * @param issued the day on it (P_1), as the facility's calendar tells it
 */
public record NumberedInvoice(InvoiceDetails details, String number, LocalDate issued) implements PersonalData {

    static final int LONGEST = 256;

    public NumberedInvoice {
        number = InvoiceText.line(number, LONGEST);
    }

    @Override public String toString() {
        return number + " of " + issued;
    }
}
