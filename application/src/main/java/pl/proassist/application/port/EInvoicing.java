package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.KsefRight;

/**
 * KSeF, the national e-invoice system (ksef.md 4 to 10), on behalf of one facility and with its credentials. Sending is not issuing: only the
 * status of a sent invoice says what became of it. Every call may throw {@link GatewayUnavailable} when the outcome is not known, and its
 * kinds {@link Throttled} and {@link NotLoggedIn}. Never called inside a transaction.
 */
public interface EInvoicing {

    /** Opens a session for sending; what is sent within it can be asked for by its reference. */
    String open(FacilityId facility);

    /** Sends an invoice within a session. A lost answer is weather: then {@link #sent} tells whether it arrived. */
    SendAnswer send(FacilityId facility, String session, Document document);

    /**
     * Opens a batch for one invoice: KSeF takes what has an attachment in no other way (ksef.md 6), unless it is a technical correction.
     * Nothing is sent yet.
     */
    Either<SendAnswer.Refused, Batch> openBatch(FacilityId facility, Document document);

    /**
     * What KSeF knows of everything that was sent within the session. A batch that it works on, or failed with, is told under its own reference
     * as long as the invoice in it has none; of one that was never closed it knows nothing, nor of a session that it
     * has forgotten.
     */
    List<Sent> sent(FacilityId facility, String session);

    /** What became of one invoice; in a session that KSeF has forgotten it ended with that session. */
    Sent status(FacilityId facility, String session, String reference);

    void close(FacilityId facility, String session);

    /** The official receipt (UPO) of an accepted invoice; none while it is not ready. */
    Option<Receipt> receipt(FacilityId facility, String session, String reference);

    /** The hash of an invoice that KSeF has under this number, as it has it; none when it has no such one, {@link NotStored} when it cannot give it yet. */
    Option<String> hashOf(FacilityId facility, KsefNumber number);

    /**
     * The facility's own invoices of this number and day that KSeF has accepted and stored for good, whoever sent them. Of where they came from nothing
     * is told: they have no reference and no session.
     */
    List<Sent> issued(FacilityId facility, String number, LocalDate day);

    /** Invoices that others issued to this facility, stored in KSeF in this time, oldest first. */
    List<Received> received(FacilityId facility, Instant from, Instant to);

    /** The XML of an invoice, as it was issued. */
    byte[] download(FacilityId facility, KsefNumber number);

    /**
     * What the facility may do with what it logs in with, as KSeF tells it (KSF-04); nothing at all is told of the owner of its NIP, who may do
     * everything. One who may do nothing there is {@link WithoutRights}.
     */
    Set<KsefRight> rights(FacilityId facility);

    /** How often KSeF lets the facility ask by now, as far as it tells: for each kind of call, how many within each window. */
    Map<KsefCall, Map<Duration, Integer>> limits(FacilityId facility);

    /** What KSeF warned the facility of with any of its answers of the last day, as far as this server heard it. Asks nobody. */
    Option<Warning> warning(FacilityId facility);

    /**
     * The frozen bytes of an invoice on their way.
     *
     * @param xml       FA(3), sent exactly so at every try
     * @param offline   it was handed to its buyer before KSeF had it
     * @param corrected the hash of the refused document that this one replaces (technical correction, ksef.md 13.4)
     */
    record Document(byte[] xml, boolean offline, Option<String> corrected) {
    }

    /** A batch that waits for its invoice, and for a few minutes only. */
    interface Batch {

        /** By which it can be asked for, like any session. */
        String session();

        /** Hands the invoice over and closes the batch. A lost answer is weather: then {@link #sent} tells whether it arrived. Taken means by the batch's reference. */
        SendAnswer send();
    }

    sealed interface SendAnswer {

        <R> R fold(Function<Taken, R> taken, Function<SessionEnded, R> sessionEnded, Function<Refused, R> refused);

        /** KSeF has it; nothing is issued yet. */
        record Taken(String reference) implements SendAnswer {
            @Override public <R> R fold(Function<Taken, R> taken, Function<SessionEnded, R> sessionEnded, Function<Refused, R> refused) { return taken.apply(this); }
        }

        /** The session takes no more: another one is needed. */
        record SessionEnded(int code) implements SendAnswer {
            @Override public <R> R fold(Function<Taken, R> taken, Function<SessionEnded, R> sessionEnded, Function<Refused, R> refused) { return sessionEnded.apply(this); }
        }

        /** It will not be taken like this. */
        record Refused(int code, String reason) implements SendAnswer {
            @Override public <R> R fold(Function<Taken, R> taken, Function<SessionEnded, R> sessionEnded, Function<Refused, R> refused) { return refused.apply(this); }
        }
    }

    /**
     * How far an invoice is.
     *
     * @param hash     SHA-256 of the XML, Base64: by it an invoice is known whose reference was lost; none of a batch that KSeF has not opened
     * @param code     as in ksef.md 5.4: below 200 under way, 200 accepted, anything else final
     * @param number   given with 200, unless KSeF told none that can be of this seller; with 440 the number of the invoice that was there before
     * @param original with 440: the session of the invoice that was there before
     * @param mode     how KSeF counts it, {@code Online} or {@code Offline}
     */
    record Sent(String reference, Option<String> hash, int code, String description, List<String> details, Option<KsefNumber> number, Option<String> original,
                Option<Instant> invoicedAt, Option<Instant> acceptedAt, Option<Instant> storedAt, Option<String> mode) {
    }

    /**
     * An official receipt.
     *
     * @param xml  byte by byte as KSeF gave it
     * @param hash of the document that it confirms
     */
    record Receipt(byte[] xml, String hash) {
    }

    /** @param words KSeF's own */
    record Warning(String words, Instant at) {
    }

    /** An invoice that somebody issued to the facility. */
    record Received(KsefNumber number, String invoiceNumber, Nip seller, Instant storedAt, String hash) {
    }

    /** Too many calls: nothing more may be asked for this facility before that moment. */
    class Throttled extends GatewayUnavailable {

        private final Instant until;

        public Throttled(Instant until) {
            super("KSeF asks us to wait");
            this.until = until;
        }

        public Instant until() {
            return until;
        }
    }

    /** KSeF has it, and cannot give it yet: it is there, and asks for some patience. */
    class NotStored extends GatewayUnavailable {

        public NotStored() {
            super("KSeF has not stored the invoice yet");
        }
    }

    /** KSeF does not let this facility in until a person mends it: no credentials, refused ones, or missing rights. */
    class NotLoggedIn extends GatewayUnavailable {

        public NotLoggedIn(String why) {
            super(why);
        }
    }

    /** KSeF knows who asks, who lacks the rights in this facility's name. */
    class WithoutRights extends NotLoggedIn {

        private final Set<KsefRight> present;

        public WithoutRights(String why, Set<KsefRight> present) {
            super(why);
            this.present = Set.copyOf(present);
        }

        public Set<KsefRight> present() {
            return present;
        }
    }
}
