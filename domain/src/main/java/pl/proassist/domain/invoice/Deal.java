package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import pl.proassist.domain.shared.Money;

/**
 * What happened between a facility and a buyer, as far as it decides which document is due ({@link DocumentDue}).
 *
 * @param exempt     nothing of it bears VAT
 * @param asked      the buyer asked for an invoice, on that day
 * @param on         when the service was rendered, the money came, or went back
 * @param service    when the service is to be rendered, of money that came before it
 * @param advances   advance invoices that stand for it
 * @param simplified the buyer takes an invoice without its own address (at most 450 zł)
 */
public record Deal(Happening happening, BuyerKind buyer, boolean exempt, Money amount, Option<LocalDate> asked, LocalDate on, Option<LocalDate> service,
                   Advances advances, boolean simplified) {

    public enum Happening {
        SERVICE_RENDERED, ADVANCE_RECEIVED,
        /** Money went back, of which an invoice speaks. */
        MONEY_RETURNED,
        /** A cancelled or missed visit whose money is kept: a compensation, no price (C-277/05). */
        DEPOSIT_KEPT,
        /** Something is announced or confirmed that is no sale yet: an offer, an order, a pro forma. */
        ANNOUNCED,
        /** A buyer found a mistake in an invoice. */
        BUYER_OBJECTED
    }

    /** What the advance invoices of a service come to beside it. */
    public enum Advances {
        NONE, WITHIN,
        /** They speak of more money than the service costs now, or of another rate of VAT. */
        BEYOND
    }

    public enum BuyerKind {
        CONSUMER, COMPANY, FOREIGN_COMPANY;

        public static BuyerKind of(Buyer buyer) {
            return buyer.fold(consumer -> CONSUMER, company -> COMPANY, foreign -> FOREIGN_COMPANY);
        }

        boolean isBusiness() {
            return this != CONSUMER;
        }
    }
}
