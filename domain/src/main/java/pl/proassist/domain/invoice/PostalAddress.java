package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import pl.proassist.domain.shared.PersonalData;

/** @param country two capital letters (ISO 3166-1), {@code PL} for Poland */
public record PostalAddress(String country, String line1, Option<String> line2) implements PersonalData {

    public static final int LONGEST = 512;

    public PostalAddress {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country has two capital letters");
        }
        line1 = InvoiceText.line(line1, LONGEST);
        line2 = line2.map(line -> InvoiceText.line(line, LONGEST));
    }

    public static PostalAddress inPoland(String line) {
        return new PostalAddress("PL", line, Option.none());
    }

    @Override public String toString() {
        return "address in " + country;
    }
}
