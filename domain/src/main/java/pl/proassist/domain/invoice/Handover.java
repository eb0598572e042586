package pl.proassist.domain.invoice;

import java.time.Instant;

/**
 * An invoice was given to its buyer before KSeF had it.
 *
 * @param invoiceLink     behind the code {@code OFFLINE} (KOD I)
 * @param certificateLink behind the code {@code CERTYFIKAT} (KOD II); its signature cannot be made again
 */
public record Handover(IssueMode mode, String invoiceLink, String certificateLink, Instant at) {

    public Handover {
        if (mode == IssueMode.ONLINE || mode == IssueMode.TOTAL_FAILURE) {
            throw new IllegalArgumentException("only the offline modes hand an invoice over with two codes");
        }
    }
}
