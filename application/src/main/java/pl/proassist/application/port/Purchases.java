package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.invoice.PurchaseInvoice;

/** Invoices that others issued to the facilities, with their documents byte by byte. Used inside a transaction. */
public interface Purchases {

    Option<Purchase> find(PurchaseId id);

    /** An invoice of the same seller, kind and number. */
    Option<Purchase> alike(FacilityId facility, PurchaseInvoice invoice);

    /** Keeps a new one with its document. */
    void add(Purchase purchase, byte[] xml);

    /** Keeps what is known of it besides its document. */
    void update(Purchase purchase);

    Option<byte[]> document(PurchaseId id);

    /** Those issued in this time, the latest first. */
    List<Purchase> page(Filter filter, Option<After> after, int limit);

    /**
     * Facilities whose purchases are to be looked for in KSeF now; from then on nobody else does before {@code next}. Only those with a
     * NIP, new ones too.
     */
    List<Look> claim(Instant now, Instant next, int limit);

    /** Everything of the facility that KSeF stored until then is here. */
    void reached(FacilityId facility, Instant until, Instant next);

    /** Both days counted in. */
    record Filter(FacilityId facility, LocalDate from, LocalDate to) {
    }

    /** The last one of the page before. */
    record After(LocalDate issued, PurchaseId id) {
    }

    /** @param reached none for a facility that was never looked at */
    record Look(FacilityId facility, Option<Instant> reached) {
    }
}
