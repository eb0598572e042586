package pl.proassist.application.port;

import io.vavr.control.Either;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.shared.Refusal;

/** Reads what a person fetched from the ministry's application: a certificate, its private key, and the password that the key was given there. */
public interface CertificateFiles {

    /** Refuses what is no certificate, does not open, or has a key of another one. @param kind what it is entered for */
    Either<Refusal, KsefCredential.Certificate> read(KsefCredential.Kind kind, File file);

    /** The file with its password; it prints nothing of itself. */
    sealed interface File {

        /**
         * Two files of text.
         *
         * @param certificate {@code -----BEGIN CERTIFICATE-----}
         * @param key         {@code -----BEGIN ENCRYPTED PRIVATE KEY-----}
         */
        record Pem(String certificate, String key, String password) implements File {
            @Override public String toString() { return "a certificate and its key"; }
        }

        /** One file with both. */
        record Pkcs12(byte[] content, String password) implements File {
            @Override public String toString() { return "a PKCS#12 file"; }
        }
    }
}
