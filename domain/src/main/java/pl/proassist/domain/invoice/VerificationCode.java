package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import pl.proassist.domain.facility.Nip;

/**
 * A QR code on a copy of an invoice, with the words under it (ksef.md 14): KOD I leads to the invoice in KSeF, KOD II proves who issued it
 * while KSeF does not have it yet. Made once, at issue, and kept: the signature of KOD II cannot be made a second time the same.
 */
public record VerificationCode(String url, String label) {

    static final String OFFLINE = "OFFLINE";
    static final String CERTIFICATE = "CERTYFIKAT";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    /**
     * KOD I.
     *
     * @param base   where KSeF's verification pages are, {@code https://qr.ksef.mf.gov.pl}
     * @param hash   SHA-256 of the invoice, Base64
     * @param number none before KSeF gave one
     */
    public static VerificationCode access(String base, Nip seller, LocalDate issued, String hash, Option<KsefNumber> number) {
        return new VerificationCode(base + "/invoice/" + seller + "/" + DAY.format(issued) + "/" + inAddress(hash),
                number.map(KsefNumber::value).getOrElse(OFFLINE));
    }

    /**
     * KOD II.
     *
     * @param serial of the issuer's certificate for offline invoices, which must be valid now
     * @param sign   by that certificate; answers Base64URL without padding
     */
    public static VerificationCode issuer(String base, Nip seller, String serial, String hash, UnaryOperator<String> sign) {
        var scheme = base.indexOf("://") + "://".length();
        var signed = base.substring(scheme) + "/certificate/Nip/" + seller + "/" + seller + "/" + serial + "/" + inAddress(hash);
        return new VerificationCode(base.substring(0, scheme) + signed + "/" + sign.apply(signed), CERTIFICATE);
    }

    private static String inAddress(String base64) {
        return base64.replace('+', '-').replace('/', '_').replace("=", "");
    }
}
