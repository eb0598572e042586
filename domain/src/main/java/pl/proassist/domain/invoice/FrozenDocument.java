package pl.proassist.domain.invoice;

/**
 * The bytes of an invoice that never change again, by their fingerprint.
 *
 * @param hash SHA-256, Base64 with padding: how KSeF knows them
 */
public record FrozenDocument(String hash, int size) {

    public FrozenDocument {
        if (!hash.matches("[A-Za-z0-9+/]{43}=") || size <= 0) {
            throw new IllegalArgumentException("a document has a SHA-256 and a size");
        }
    }
}
