package pl.proassist.application.fakes;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** Addresses of the right shape, always the same for the same link. */
public final class FakeAddresses implements PaymentAddresses {

    private static final String BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Override public String token(PaymentLinkId link) {
        return base62("page:" + link, 12);
    }

    @Override public String url(PaymentLinkId link) {
        return "https://wizyty.example/pay/" + token(link);
    }

    @Override public String attendanceToken(VisitId visit) {
        return base62("attendance:" + visit, 12);
    }

    @Override public String attendanceUrl(VisitId visit) {
        return "https://wizyty.example/visit/" + attendanceToken(visit);
    }

    @Override public String offerToken(VisitId visit) {
        return base62("offer:" + visit, 12);
    }

    @Override public String offerUrl(VisitId visit) {
        return "https://wizyty.example/offer/" + offerToken(visit);
    }

    @Override public OrderId order(PaymentLinkId link, int number) {
        return new OrderId(base62("order:" + link + ":" + number, 22) + "-" + number);
    }

    @Override public String invoiceToken(InvoiceId invoice) {
        return base62("invoice:" + invoice, 22);
    }

    @Override public String invoiceUrl(InvoiceId invoice) {
        return "https://wizyty.example/invoice/" + invoice + "/" + invoiceToken(invoice);
    }

    private static String base62(String text, int length) {
        var rest = new BigInteger(1, sha256(text));
        var digits = new StringBuilder();
        while (digits.length() < length) {
            digits.append(BASE_62.charAt(rest.mod(BigInteger.valueOf(62)).intValue()));
            rest = rest.divide(BigInteger.valueOf(62));
        }
        return digits.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
