package pl.proassist.domain.invoice;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.shared.Refusal;

/** What lets a facility into KSeF, or vouches for the invoices it hands over offline (KSF-05 to KSF-12). It is secret and prints nothing of itself. */
public sealed interface KsefCredential {

    /** Whoever has a certificate is told this long before its end that another one is needed (KSF-11). */
    Duration NOTICE = Duration.ofDays(30);

    enum Kind { TOKEN, AUTHENTICATION, OFFLINE }

    /** What its facility must know of it in time. */
    enum Warning { ENDS_SOON, ENDED }

    Kind kind();

    /** Whether a facility with this NIP may take it into use at that moment. */
    Either<Refusal, KsefCredential> taken(Nip facility, TokenTerm tokens, Instant now);

    boolean isUsable(TokenTerm tokens, Instant now);

    <R> R fold(Function<Token, R> token, Function<Certificate, R> certificate);

    /** A token as the ministry's application shows it once: {@code <reference>|nip-<nip>|<64 hex digits>}, or the forty characters of KSF-08. */
    record Token(String value) implements KsefCredential {

        private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,60}\\|nip-([0-9]{10})\\|[0-9A-Fa-f]{64}|[0-9A-Za-z-]{40}");

        public Token {
            if (!isValid(value)) {
                throw new IllegalArgumentException("not a KSeF token");
            }
        }

        public static boolean isValid(String text) {
            return FORM.matcher(text).matches();
        }

        @Override public Kind kind() { return Kind.TOKEN; }

        @Override public Either<Refusal, KsefCredential> taken(Nip facility, TokenTerm tokens, Instant now) {
            if (tokens.isOver(now)) {
                return left(new KsefCredentialRefusal.TokensEnded());
            }
            return nip().forAll(facility.value()::equals) ? right(this) : left(new KsefCredentialRefusal.NipDiffers());
        }

        @Override public boolean isUsable(TokenTerm tokens, Instant now) {
            return !tokens.isOver(now);
        }

        private Option<String> nip() {
            var parts = FORM.matcher(value);
            return parts.matches() ? Option.of(parts.group(1)) : Option.none();
        }

        @Override public <R> R fold(Function<Token, R> token, Function<Certificate, R> certificate) { return token.apply(this); }

        @Override public String toString() { return "a token"; }
    }

    /**
     * A certificate with its private key.
     *
     * @param kind         what it was entered for
     * @param serial       as KSeF writes it: 16 or more hex digits
     * @param use          what its issuer made it for
     * @param organisation the NIP of the organisation that it names, if it names one
     * @param certificate  X.509, DER, Base64
     * @param key          PKCS#8, DER, Base64
     */
    record Certificate(Kind kind, String serial, Instant validFrom, Instant validUntil, Use use, Option<Nip> organisation,
                       String certificate, String key) implements KsefCredential {

        /** By its key usage. A certificate without any may be used for everything, as those are that one makes oneself for the test environment. */
        public enum Use { LOGIN, SIGNING, BOTH, UNSAID, OTHER }

        public Certificate {
            if (kind == Kind.TOKEN || !validFrom.isBefore(validUntil)) {
                throw new IllegalArgumentException("not a certificate for KSeF");
            }
        }

        @Override public Either<Refusal, KsefCredential> taken(Nip facility, TokenTerm tokens, Instant now) {
            if (!fits()) {
                return left(new KsefCredentialRefusal.CertificateOfWrongKind());
            }
            if (!now.isBefore(validUntil)) {
                return left(new KsefCredentialRefusal.CertificateExpired());
            }
            if (now.isBefore(validFrom)) {
                return left(new KsefCredentialRefusal.CertificateNotYetValid());
            }
            return organisation.forAll(facility::equals) ? right(this) : left(new KsefCredentialRefusal.NipDiffers());
        }

        /** The two kinds are told apart by the key usage: digitalSignature to log in, nonRepudiation to sign (ksef.md 15.1). */
        private boolean fits() {
            return switch (use) {
                case BOTH -> true;
                case LOGIN, UNSAID -> kind == Kind.AUTHENTICATION;
                case SIGNING -> kind == Kind.OFFLINE;
                case OTHER -> false;
            };
        }

        @Override public boolean isUsable(TokenTerm tokens, Instant now) { return isUsable(now); }

        public boolean isUsable(Instant now) {
            return !now.isBefore(validFrom) && now.isBefore(validUntil);
        }

        @Override public <R> R fold(Function<Token, R> token, Function<Certificate, R> certificate) { return certificate.apply(this); }

        @Override public String toString() { return "the certificate " + serial; }
    }

    /** @param validUntil none for a token, whose end the law sets */
    static Option<Warning> warning(Option<Instant> validUntil, TokenTerm tokens, Instant now) {
        var end = validUntil.getOrElse(tokens.end());
        if (!now.isBefore(end)) {
            return Option.some(Warning.ENDED);
        }
        return Option.when(validUntil.fold(() -> tokens.isEnding(now), until -> !now.isBefore(until.minus(NOTICE))), Warning.ENDS_SOON);
    }
}
