package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.visit.VisitId;

/** To whom visits are billed when that is not simply their patient. Used inside a transaction. */
public interface Billings {

    Option<Billing> of(VisitId visit);

    /** In place of what was there. */
    void save(VisitId visit, Billing billing);

    /** From now on the visit is billed to its patient, as if nothing had been said. */
    void forget(VisitId visit);

    /** Visits of a facility that took place in this time, are billed to this company, and stand on no invoice but for advances and what was corrected; by their start. */
    List<VisitId> toInvoice(FacilityId facility, Nip company, Instant from, Instant to, int limit);
}
