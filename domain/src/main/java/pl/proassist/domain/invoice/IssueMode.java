package pl.proassist.domain.invoice;

/**
 * In which of the five ways of the VAT Act an invoice was issued; it decides by when KSeF must have it (KSF-13 to KSF-22).
 * An invoice keeps the mode in which it was issued, whatever follows.
 */
public enum IssueMode {

    /** Issued by being sent, on that very day (art. 106na). */
    ONLINE,
    /** Handed over before KSeF has it, at the seller's choice or for want of a connection (art. 106nda). */
    OFFLINE24,
    /** During an announced maintenance of KSeF (art. 106nh). */
    OFFLINE,
    /** During an announced failure of KSeF, „tryb awaryjny” (art. 106nf). */
    EMERGENCY,
    /** During a failure announced by the mass media: in any form, and never sent (art. 106ng). */
    TOTAL_FAILURE;

    /** Its buyer has it before KSeF does, under two codes (A27). */
    public boolean isOffline() {
        return this == OFFLINE24 || this == OFFLINE || this == EMERGENCY;
    }
}
