package pl.proassist.application.port;

import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** Names that must not be guessed from any id: made from the id under the installation's key (api.md 2, autopay.md 14). */
public interface PaymentAddresses {

    /** Twelve base62 characters of the patient's payment page. */
    String token(PaymentLinkId link);

    /** The full address of that page, {@code https://host/pay/token}. */
    String url(PaymentLinkId link);

    /** Twelve base62 characters of the page on which the patient says whether the visit stands. */
    String attendanceToken(VisitId visit);

    /** The full address of that page, {@code https://host/visit/token}. */
    String attendanceUrl(VisitId visit);

    /** 22 base62 characters that let whoever has them take the paper of an invoice, or of the accounting note with this id. */
    String invoiceToken(InvoiceId invoice);

    /** The full address of that paper, {@code https://host/invoice/id/token}. */
    String invoiceUrl(InvoiceId invoice);

    /** Twelve base62 characters of the page on which a patient who waits takes a freed slot; the id is that of the visit it would become. */
    String offerToken(VisitId visit);

    /** The full address of that page, {@code https://host/offer/token}. */
    String offerUrl(VisitId visit);

    /** 22 base62 characters, a dash and the number of the order. */
    OrderId order(PaymentLinkId link, int number);
}
