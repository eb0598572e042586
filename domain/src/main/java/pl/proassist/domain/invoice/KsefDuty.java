package pl.proassist.domain.invoice;

import java.time.LocalDate;
import pl.proassist.domain.shared.Money;

/** Since when a seller must issue through KSeF, and the reliefs until the end of 2026: the law's dates and sums, as data (KSF-24, KSF-26, KSF-27). */
public enum KsefDuty {

    /** Gross sales above 200 million zł in 2024. */
    LARGE_SELLER(LocalDate.of(2026, 2, 1)),
    /** Everybody else, those exempt from VAT too. */
    OTHER_SELLER(LocalDate.of(2026, 4, 1));

    static final LocalDate RELIEFS_UNTIL = LocalDate.of(2026, 12, 31);
    /** Art. 145m: what the invoices of a month may come to that stay outside. */
    static final Money SMALL_TURNOVER = Money.pln("10000.00");
    /** Art. 106e ust. 5 pkt 3 and art. 145n: the largest simplified invoice. */
    static final Money SIMPLIFIED = Money.pln("450.00");

    private final LocalDate from;

    KsefDuty(LocalDate from) {
        this.from = from;
    }

    public LocalDate from() {
        return from;
    }

    boolean binds(LocalDate day) {
        return !day.isBefore(from);
    }
}
