package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import pl.proassist.domain.shared.PersonalData;

/** @param payer who pays in place of the buyer */
public record Parties(Seller seller, Buyer buyer, Option<Payer> payer) implements PersonalData {

    @Override public String toString() {
        return seller + " to " + buyer;
    }
}
