package pl.proassist.domain.invoice;

/**
 * A payment link that may stand on an invoice (LinkDoPlatnosci): its operator takes part, and the link carries the operator's identifier.
 * An ordinary link of a gateway does not, and belongs into the e-mail.
 *
 * @param ksefId three digits of the operator and ten letters or digits of its own (IPKSeF)
 */
public record OnlineLink(String url, String ksefId) {

    private static final int LONGEST = 512;

    public OnlineLink {
        if (!ksefId.matches("[0-9]{3}[a-zA-Z0-9]{10}") || url.length() > LONGEST || !url.matches("https?://[^?\\s]+\\?(.*&)?IPKSeF=" + ksefId + "(&.*)?")) {
            throw new IllegalArgumentException("a payment link on an invoice carries its IPKSeF");
        }
    }
}
