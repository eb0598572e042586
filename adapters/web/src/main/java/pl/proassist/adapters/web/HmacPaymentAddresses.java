package pl.proassist.adapters.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** Patients' pages and operator orders, named by HMAC-SHA-256 of an id under the installation's key: stable, and not to be guessed. */
public final class HmacPaymentAddresses implements PaymentAddresses {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int TOKEN_LENGTH = 12;
    private static final int ORDER_LENGTH = 22;
    /** What has an address in it is guarded as well as what can be paid with. */
    private static final int INVOICE_LENGTH = 22;

    private final SecretKeySpec key;
    private final String publicUrl;

    /** @param installationKey hexadecimal @param publicUrl as patients reach us, without a slash at its end */
    public HmacPaymentAddresses(String installationKey, String publicUrl) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(installationKey), "HmacSHA256");
        this.publicUrl = publicUrl;
    }

    @Override public String token(PaymentLinkId link) {
        return keyed("page", link, TOKEN_LENGTH);
    }

    @Override public String url(PaymentLinkId link) {
        return publicUrl + "/pay/" + token(link);
    }

    @Override public OrderId order(PaymentLinkId link, int number) {
        return new OrderId(keyed("order", link, ORDER_LENGTH) + "-" + number);
    }

    @Override public String attendanceToken(VisitId visit) {
        return keyed("attendance", visit, TOKEN_LENGTH);
    }

    @Override public String attendanceUrl(VisitId visit) {
        return publicUrl + "/visit/" + attendanceToken(visit);
    }

    @Override public String invoiceToken(InvoiceId invoice) {
        return keyed("invoice", invoice, INVOICE_LENGTH);
    }

    @Override public String invoiceUrl(InvoiceId invoice) {
        return publicUrl + "/invoice/" + invoice + "/" + invoiceToken(invoice);
    }

    @Override public String offerToken(VisitId visit) {
        return keyed("offer", visit, TOKEN_LENGTH);
    }

    @Override public String offerUrl(VisitId visit) {
        return publicUrl + "/offer/" + offerToken(visit);
    }

    private String keyed(String purpose, Object id, int length) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return base62(mac.doFinal((purpose + ":" + id).getBytes(StandardCharsets.UTF_8)), length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base62(byte[] bytes, int length) {
        var text = new StringBuilder();
        for (var rest = new BigInteger(1, bytes); text.length() < length; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        return text.toString();
    }
}
