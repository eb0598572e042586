package pl.proassist.domain.invoice;

import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.shared.PersonalData;

/**
 * For which part of it a company buys, under whose tax number: a unit of a municipality, such as a school, or a member of a VAT group. The tax office
 * is told which one, so that it sees the invoice in KSeF too (Podmiot3, ksef.md 11.2).
 *
 * @param id its own NIP, or the number by which it is known inside KSeF: a NIP, a dash and five digits
 */
public record BuyerUnit(Kind kind, String id, String name, PostalAddress address) implements PersonalData {

    public enum Kind { LOCAL_GOVERNMENT_UNIT, VAT_GROUP_MEMBER }

    private static final int NIP_LENGTH = 10;

    public BuyerUnit {
        if (!isId(id)) {
            throw new IllegalArgumentException("neither a NIP nor an internal identifier");
        }
        name = InvoiceText.line(name, Buyer.LONGEST_NAME);
    }

    public static boolean isId(String text) {
        return text.matches("[0-9]{10}(-[0-9]{5})?") && Nip.isValid(text.substring(0, NIP_LENGTH));
    }

    public boolean hasNip() {
        return id.length() == NIP_LENGTH;
    }

    @Override public String toString() {
        return "a " + kind;
    }
}
