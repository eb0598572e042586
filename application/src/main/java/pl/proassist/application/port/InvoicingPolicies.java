package pl.proassist.application.port;

import io.vavr.control.Option;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoicingSettings;

/** How the facilities issue invoices. Used inside a transaction. */
public interface InvoicingPolicies {

    /** None while a facility has not said who it is as a seller. */
    Option<InvoicingSettings> of(FacilityId facility);

    /** Stores the next version; somebody who was faster makes the transaction run again. */
    void save(InvoicingSettings settings);
}
