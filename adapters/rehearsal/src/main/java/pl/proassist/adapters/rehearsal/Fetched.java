package pl.proassist.adapters.rehearsal;

/** What somebody of the company with this NIP fetched from the ministry's application, to enter it into the product. */
public record Fetched(String nip, String token, File authentication, File offline) {

    /** A certificate and its key, which the password opens; both in PEM. */
    public record File(String serial, String certificate, String key, String password) {

        @Override
        public String toString() {
            return "File[%s]".formatted(serial);
        }
    }

    /** A token is shown once and is nobody's to log. */
    @Override
    public String toString() {
        return "Fetched[%s]".formatted(nip);
    }
}
