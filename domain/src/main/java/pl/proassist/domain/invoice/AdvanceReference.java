package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.util.List;

/**
 * An advance invoice that a settlement takes off.
 *
 * @param ksef none while KSeF has not given it, and for ever when the advance was issued outside
 * @param sums what of the advance stands, corrections included
 */
public record AdvanceReference(InvoiceId id, String number, Option<KsefNumber> ksef, List<RateSum> sums) {

    public AdvanceReference {
        sums = List.copyOf(sums);
    }

    /** Its number may have become another one until KSeF had it. */
    AdvanceReference known(Invoice.Issued advance) {
        return id.equals(advance.id()) ? new AdvanceReference(id, advance.paper().invoice().number(), advance.ksefNumber(), sums) : this;
    }
}
