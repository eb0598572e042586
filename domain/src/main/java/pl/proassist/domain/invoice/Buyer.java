package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.util.function.Function;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.shared.PersonalData;

/** Who buys. A company with a Polish NIP gets its invoices in KSeF, the others outside of it too (art. 106gb of the VAT Act). */
public sealed interface Buyer extends PersonalData {

    int LONGEST_NAME = 512;

    String name();

    PostalAddress address();

    <R> R fold(Function<Consumer, R> consumer, Function<Company, R> company, Function<ForeignCompany, R> foreign);

    /** Under another tax number the buyer is another one, whatever its name. */
    default boolean isSameAs(Buyer other) {
        return identity().equals(other.identity());
    }

    private String identity() {
        return fold(consumer -> "", company -> company.nip().value(), foreign -> foreign.country() + foreign.taxId());
    }

    /** The part of a company that buys. */
    default Option<BuyerUnit> part() {
        return fold(consumer -> Option.none(), Company::unit, foreign -> Option.none());
    }

    /** Whether the buyer buys as a business. */
    default boolean isBusiness() {
        return fold(consumer -> false, company -> true, foreign -> true);
    }

    /** A person who does not buy for a business, such as most patients. */
    record Consumer(String name, PostalAddress address) implements Buyer {

        public Consumer {
            name = InvoiceText.line(name, LONGEST_NAME);
        }

        @Override public <R> R fold(Function<Consumer, R> consumer, Function<Company, R> company, Function<ForeignCompany, R> foreign) { return consumer.apply(this); }

        @Override public String toString() { return "a consumer"; }
    }

    /** @param unit the part of it that buys, when that is another body under its tax number */
    record Company(Nip nip, String name, PostalAddress address, Option<BuyerUnit> unit) implements Buyer {

        public Company {
            name = InvoiceText.line(name, LONGEST_NAME);
        }

        @Override public <R> R fold(Function<Consumer, R> consumer, Function<Company, R> company, Function<ForeignCompany, R> foreign) { return company.apply(this); }

        @Override public String toString() { return "a company"; }
    }

    /** @param taxId its number in its own country, 1 to 50 characters */
    record ForeignCompany(String country, String taxId, String name, PostalAddress address) implements Buyer {

        public static final int LONGEST_TAX_ID = 50;

        public ForeignCompany {
            if (!country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException("a country has two capital letters");
            }
            taxId = InvoiceText.line(taxId, LONGEST_TAX_ID);
            name = InvoiceText.line(name, LONGEST_NAME);
        }

        @Override public <R> R fold(Function<Consumer, R> consumer, Function<Company, R> company, Function<ForeignCompany, R> foreign) { return foreign.apply(this); }

        @Override public String toString() { return "a company in " + country; }
    }
}
