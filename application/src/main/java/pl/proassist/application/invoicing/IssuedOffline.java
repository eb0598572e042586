package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.IssuerCertificates;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.VerificationCode;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;

/** How an invoice comes to its buyer before KSeF has it: under two codes, signed once, and never without a certificate. */
public final class IssuedOffline {

    private final IssuerCertificates certificates;
    private final Invoices invoices;
    private final KsefQueue queue;
    private final String pages;

    /** @param pages where KSeF's verification pages are */
    public IssuedOffline(IssuerCertificates certificates, Invoices invoices, KsefQueue queue, String pages) {
        this.certificates = certificates;
        this.invoices = invoices;
        this.queue = queue;
        this.pages = pages;
    }

    /** Not inside a transaction. */
    boolean isPossible(FacilityId facility, Instant now) {
        return certificates.serial(facility, now).isDefined();
    }

    /** The codes; none without a valid certificate. Not inside a transaction. */
    Option<Handover> codes(Kept kept, IssueMode mode, Instant now) {
        var details = kept.invoice().details();
        return certificates.serial(details.facility(), now).map(serial -> new Handover(mode, access(kept),
                VerificationCode.issuer(pages, seller(kept), serial, kept.document().hash(), text -> certificates.sign(details.facility(), text)).url(), now));
    }

    private String access(Kept kept) {
        return VerificationCode.access(pages, seller(kept), kept.invoice().issued(), kept.document().hash(), Option.none()).url();
    }

    private static Nip seller(Kept kept) {
        return kept.invoice().details().parties().seller().nip();
    }

    /** None when its bytes were made anew while the codes were: those lead to a document that KSeF will never have. Inside a transaction. */
    Either<Refusal, Option<Invoice>> handOver(Invoice invoice, Handover handover, String reason) {
        if (invoice.kept().exists(kept -> kept.handover().isEmpty() && !access(kept).equals(handover.invoiceLink()))) {
            return Either.right(Option.none());
        }
        return invoice.handOver(handover).map(invoices::save).map(Change::next).peek(given -> queue.find(invoice.id())
                .filter(there -> !there.mode().isOffline()).forEach(there -> queue.save(there.handedOver(handover.mode(), reason, handover.at())))).map(Option::some);
    }
}
