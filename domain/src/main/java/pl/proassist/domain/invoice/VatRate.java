package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.util.Arrays;
import pl.proassist.domain.shared.Money;

/** The VAT rates of a medical facility, in the order in which an invoice sums them up. */
public enum VatRate {

    STANDARD("23", 23), REDUCED("8", 8), LOWEST("5", 5), ZERO("0 KR", 0), EXEMPT("zw", 0);

    private final String code;
    private final int percent;

    VatRate(String code, int percent) {
        this.code = code;
        this.percent = percent;
    }

    /** As FA(3) writes it in P_12. */
    public String code() {
        return code;
    }

    /** A rate as the list of services states it: {@code ZW}, {@code 23}, {@code 8}, {@code 5} or {@code 0}. */
    public static Option<VatRate> ofService(String vat) {
        return Option.ofOptional(Arrays.stream(values()).filter(rate -> rate.serviceCode().equals(vat)).findFirst());
    }

    public String serviceCode() {
        return this == EXEMPT ? "ZW" : String.valueOf(percent);
    }

    public boolean isTaxed() {
        return this != EXEMPT;
    }

    /** The tax within a gross amount: gross x rate / (100 + rate), half up to a grosz (art. 106e ust. 7 of the VAT Act). */
    public Money taxWithin(Money gross) {
        var whole = 100L + percent;
        return Money.ofGrosze(Math.floorDiv(Math.addExact(Math.multiplyExact(2 * (long) percent, gross.grosze()), whole), 2 * whole));
    }
}
