package pl.proassist.domain.invoice;

import pl.proassist.domain.shared.Refusal;

/** Why something about what lets a facility into KSeF was refused. */
public sealed interface KsefCredentialRefusal extends Refusal {

    /** None of that kind was entered. */
    record UnknownKsefCredential() implements KsefCredentialRefusal {
        @Override public String code() { return "unknown-ksef-credential"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** The facility's card has no NIP, by which KSeF knows it. */
    record FacilityWithoutNip() implements KsefCredentialRefusal {
        @Override public String code() { return "facility-without-nip"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** It was given to another NIP than the facility's. */
    record NipDiffers() implements KsefCredentialRefusal {
        @Override public String code() { return "ksef-nip-differs"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** KSeF takes no tokens any more. */
    record TokensEnded() implements KsefCredentialRefusal {
        @Override public String code() { return "ksef-tokens-ended"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The file is not what was asked for, or cannot be read. */
    record NotACertificate() implements KsefCredentialRefusal {
        @Override public String code() { return "not-a-certificate"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record CertificatePasswordWrong() implements KsefCredentialRefusal {
        @Override public String code() { return "certificate-password-wrong"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The key belongs to another certificate. */
    record CertificateKeyDiffers() implements KsefCredentialRefusal {
        @Override public String code() { return "certificate-key-differs"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Neither RSA of 2048 bits or more nor the curve P-256. */
    record CertificateKeyUnsupported() implements KsefCredentialRefusal {
        @Override public String code() { return "certificate-key-unsupported"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record CertificateExpired() implements KsefCredentialRefusal {
        @Override public String code() { return "certificate-expired"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record CertificateNotYetValid() implements KsefCredentialRefusal {
        @Override public String code() { return "certificate-not-yet-valid"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** A certificate to log in with where one for offline invoices is wanted, or the other way round. */
    record CertificateOfWrongKind() implements KsefCredentialRefusal {
        @Override public String code() { return "certificate-of-wrong-kind"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
