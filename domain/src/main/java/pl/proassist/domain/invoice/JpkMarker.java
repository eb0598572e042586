package pl.proassist.domain.invoice;

import io.vavr.control.Option;

/**
 * How JPK_V7 names an invoice that has no KSeF number on the day of filing (ksef.md 16.5). Each issued invoice has its number there or exactly
 * one of these.
 */
public enum JpkMarker {
    /** Issued in the emergency mode (art. 106nf); the file is not corrected when the number comes. */
    OFF,
    /** An electronic or paper invoice outside KSeF. */
    BFK,
    /** Issued in another offline mode (art. 106nda, 106nh): the file is corrected when the number comes. */
    DI;

    /** None for what KSeF has numbered, and for what is not issued. */
    public static Option<JpkMarker> of(Invoice invoice) {
        if (invoice.ksefNumber().isDefined() || !invoice.isIssued()) {
            return Option.none();
        }
        return Option.some(switch (InvoiceStatus.of(invoice)) {
            case OUTSIDE, CORRECTED -> BFK;
            default -> invoice.kept().flatMap(Kept::handover).exists(handover -> handover.mode() == IssueMode.EMERGENCY) ? OFF : DI;
        });
    }
}
