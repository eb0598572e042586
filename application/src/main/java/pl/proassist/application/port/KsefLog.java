package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;

/** What was said to KSeF and what it answered: evidence for the tax office, and the count of calls. Used inside a transaction. */
public interface KsefLog {

    /** A call is about to be made. Those that no window reaches any more are forgotten. */
    void called(FacilityId facility, KsefCall call, Instant at);

    /** When the so-manieth call of a kind was made, counted backwards: 1 is the latest. */
    Option<Instant> latest(FacilityId facility, KsefCall call, int number);

    void opened(FacilityId facility, String session, Instant at);

    void closed(String session, Instant at);

    /** Whether it was opened by us. */
    boolean knows(String session);

    /** An invoice is about to be sent within a session. */
    void trying(InvoiceId invoice, String session, String hash, Instant at);

    /** What became of the latest try. */
    void ended(InvoiceId invoice, String outcome, Option<Integer> code, Option<String> ksefNumber, Instant at);

    /** What KSeF says of its own moments and mode, kept beside the latest try: by it the books are made (ksef.md 10.2, 16.5). */
    void dated(InvoiceId invoice, Option<Instant> invoicedAt, Option<Instant> acceptedAt, Option<Instant> storedAt, Option<String> mode);

    /** Keeps the official receipt as KSeF gave it. */
    void keepReceipt(InvoiceId invoice, byte[] receipt, Instant at);

    Option<byte[]> receipt(InvoiceId invoice);

    /** The sessions of a facility, the latest first, with what was sent within each (KSF-34). */
    List<Session> sessions(FacilityId facility, int limit);

    record Session(String reference, Instant openedAt, Option<Instant> closedAt, List<Try> tries) {
    }

    /**
     * @param outcome none while nothing is known
     * @param mode    how KSeF counts it, {@code Online} or {@code Offline}
     */
    record Try(InvoiceId invoice, String number, Instant at, Option<String> outcome, Option<Integer> code, Option<String> ksefNumber, Option<String> mode) {
    }
}
