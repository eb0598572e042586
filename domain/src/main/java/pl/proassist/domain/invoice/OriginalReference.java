package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;

/**
 * The invoice that is corrected: always the first one, also by a second correction (ksef.md 11.7).
 *
 * @param ksef none while KSeF has not given it, and for ever when the original was issued outside
 */
public record OriginalReference(InvoiceId id, String number, LocalDate issued, Option<KsefNumber> ksef, InvoiceKind kind) {

    public OriginalReference {
        if (kind.isCorrection()) {
            throw new IllegalArgumentException("a correction refers to the original invoice");
        }
    }

    OriginalReference known(Invoice.Issued original) {
        return id.equals(original.id()) ? of(original, kind) : this;
    }

    /** The day on it may have become another one until KSeF had it (A28), and so may its number. */
    public static OriginalReference of(Invoice.Numbered original, InvoiceKind kind) {
        var invoice = original.paper().invoice();
        return new OriginalReference(original.id(), invoice.number(), invoice.issued(), original.ksefNumber(), kind);
    }
}
