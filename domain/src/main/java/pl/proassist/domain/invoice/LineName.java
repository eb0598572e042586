package pl.proassist.domain.invoice;

import io.vavr.control.Option;

/**
 * What a line is called.
 *
 * @param unit none when that was right
 */
public record LineName(String name, Option<String> unit) {

    public LineName {
        name = InvoiceText.line(name, InvoiceLine.LONGEST_NAME);
        unit = unit.map(given -> InvoiceText.line(given, InvoiceLine.LONGEST_UNIT));
    }
}
