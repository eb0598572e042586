package pl.proassist.domain.invoice;

import java.util.List;
import pl.proassist.domain.shared.Money;

/**
 * One line: a service in general terms, never a diagnosis, at its gross price (art. 106e ust. 7 of the VAT Act).
 *
 * @param quantity zero only in what is left after a correction
 */
public record InvoiceLine(String name, String unit, int quantity, Money unitPrice, VatRate rate) {

    /** FA(3) takes no more of them. */
    public static final int MOST = 10_000;
    public static final int LONGEST_NAME = 512;
    public static final int LONGEST_UNIT = 256;
    public static final String SERVICE = "usł.";

    public InvoiceLine {
        name = InvoiceText.line(name, LONGEST_NAME);
        unit = InvoiceText.line(unit, LONGEST_UNIT);
        if (quantity < 0) {
            throw new IllegalArgumentException("a quantity is never negative");
        }
    }

    public Money gross() {
        return unitPrice.times(quantity);
    }

    /** The line when nothing of it is left. */
    public InvoiceLine none() {
        return new InvoiceLine(name, unit, 0, unitPrice, rate);
    }

    /** The line under another name, at the same price. */
    InvoiceLine called(LineName other) {
        return new InvoiceLine(other.name(), other.unit().getOrElse(unit), quantity, unitPrice, rate);
    }

    static Money gross(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::gross).reduce(Money.ZERO, Money::plus);
    }
}
