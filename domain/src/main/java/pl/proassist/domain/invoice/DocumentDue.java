package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import pl.proassist.domain.shared.Money;

/**
 * Which document is due, why, by when, and whether KSeF gets it: the tables of ksef.md 11.6, 16.3, 16.4 and 16.5 as one pure function.
 *
 * @param must    the law or the buyer asks for it; otherwise the facility may issue it
 * @param by      the last day for it
 * @param outside why KSeF does not get it
 */
public record DocumentDue(Document document, boolean must, Option<LocalDate> by, Option<OutsideReason> outside, Why why) {

    private static final int DAY_OF_MONTH = 15;
    private static final int MONTHS_TO_ASK = 3;
    private static final LocalDate NO_CORRECTION_NOTES_FROM = LocalDate.of(2026, 2, 1);

    /** What can be due; only what is a kind of FA(3) ever goes to KSeF (KSF-28). */
    public enum Document {
        NONE, INVOICE, SIMPLIFIED_INVOICE, ADVANCE_INVOICE, SETTLEMENT_INVOICE, CORRECTION, ADVANCE_CORRECTION, ADVANCE_CORRECTION_AND_NOTE, PRO_FORMA, ACCOUNTING_NOTE,
        CORRECTION_NOTE;

        boolean isInvoice() {
            return switch (this) {
                case INVOICE, SIMPLIFIED_INVOICE, ADVANCE_INVOICE, SETTLEMENT_INVOICE, CORRECTION, ADVANCE_CORRECTION, ADVANCE_CORRECTION_AND_NOTE -> true;
                case NONE, PRO_FORMA, ACCOUNTING_NOTE, CORRECTION_NOTE -> false;
            };
        }
    }

    public enum Why {
        TAXED_SALE_TO_BUSINESS, BUYER_ASKED, EXEMPT_AND_NOT_ASKED, CONSUMER_DID_NOT_ASK, ASKED_TOO_LATE,
        /** The service follows in the same month: one invoice for both (art. 106b ust. 1a). */
        SERVICE_FOLLOWS_IN_THE_MONTH, ADVANCE_BEFORE_THE_MONTH, ADVANCES_TO_SETTLE,
        /** A final invoice takes off no more than there is: the advance is corrected first. */
        ADVANCES_BEYOND_THE_SALE,
        MONEY_WENT_BACK, COMPENSATION_IS_NO_PRICE, NO_SALE_YET,
        /** Since 1 February 2026 a buyer writes no correction notes (KSF-29). */
        SELLER_CORRECTS
    }

    /**
     * What of the seller decides whether an invoice may stay outside.
     *
     * @param issued             the day on the invoice
     * @param businessThisMonth  the invoices to businesses of that month before this one
     * @param turnoverWasCrossed a month before came to more than the relief allows
     * @param cashRegister       it was printed by a cash register
     */
    public record Ksef(KsefDuty duty, boolean consumersToKsef, boolean smallTurnover, LocalDate issued, Money businessThisMonth, boolean turnoverWasCrossed,
                       boolean cashRegister, boolean totalFailure) {

        /** @param sold what the invoices to businesses came to, by month */
        public static Ksef of(InvoicingSettings settings, LocalDate issued, Map<YearMonth, Money> sold, boolean cashRegister) {
            var month = YearMonth.from(issued);
            var crossed = sold.entrySet().stream().anyMatch(each -> each.getKey().isBefore(month) && each.getValue().compareTo(KsefDuty.SMALL_TURNOVER) > 0);
            return new Ksef(settings.duty(), settings.consumersToKsef(), settings.smallTurnover(), issued, sold.getOrDefault(month, Money.ZERO), crossed, cashRegister, false);
        }
    }

    public static DocumentDue of(Deal deal, Ksef ksef) {
        var what = of(deal);
        return what.document.isInvoice() ? new DocumentDue(what.document, what.must, what.by, outside(deal.buyer(), deal.amount(), ksef), what.why) : what;
    }

    /** Why an invoice stays outside KSeF; none when KSeF gets it (ksef.md 16.5). */
    public static Option<OutsideReason> outside(Deal.BuyerKind buyer, Money amount, Ksef ksef) {
        if (ksef.totalFailure()) {
            return Option.some(OutsideReason.TOTAL_FAILURE);
        }
        if (!ksef.duty().binds(ksef.issued())) {
            return Option.some(OutsideReason.NOT_BOUND_YET);
        }
        if (!buyer.isBusiness()) {
            return ksef.consumersToKsef() ? Option.none() : Option.some(OutsideReason.CONSUMER);
        }
        return ksef.issued().isAfter(KsefDuty.RELIEFS_UNTIL) ? Option.none() : relief(amount, ksef);
    }

    private static Option<OutsideReason> relief(Money amount, Ksef ksef) {
        if (ksef.cashRegister() && amount.compareTo(KsefDuty.SIMPLIFIED) <= 0) {
            return Option.some(OutsideReason.CASH_REGISTER);
        }
        var within = ksef.businessThisMonth().plus(amount).compareTo(KsefDuty.SMALL_TURNOVER) <= 0;
        return ksef.smallTurnover() && within && !ksef.turnoverWasCrossed() ? Option.some(OutsideReason.SMALL_TURNOVER) : Option.none();
    }

    /** The document alone; whether KSeF gets an invoice is another question. */
    public static DocumentDue of(Deal deal) {
        return switch (deal.happening()) {
            case SERVICE_RENDERED -> rendered(deal);
            case ADVANCE_RECEIVED -> deal.service().exists(day -> !YearMonth.from(day).isAfter(YearMonth.from(deal.on())))
                    ? none(Why.SERVICE_FOLLOWS_IN_THE_MONTH) : asked(deal, Document.ADVANCE_INVOICE, Why.ADVANCE_BEFORE_THE_MONTH);
            case MONEY_RETURNED -> due(Document.CORRECTION, Option.none(), Why.MONEY_WENT_BACK);
            case DEPOSIT_KEPT -> deal.advances() == Deal.Advances.NONE
                    ? new DocumentDue(Document.ACCOUNTING_NOTE, false, Option.none(), Option.none(), Why.COMPENSATION_IS_NO_PRICE)
                    : due(Document.ADVANCE_CORRECTION_AND_NOTE, Option.none(), Why.COMPENSATION_IS_NO_PRICE);
            case ANNOUNCED -> new DocumentDue(Document.PRO_FORMA, false, Option.none(), Option.none(), Why.NO_SALE_YET);
            case BUYER_OBJECTED -> deal.on().isBefore(NO_CORRECTION_NOTES_FROM)
                    ? new DocumentDue(Document.CORRECTION_NOTE, false, Option.none(), Option.none(), Why.BUYER_ASKED)
                    : due(Document.CORRECTION, Option.none(), Why.SELLER_CORRECTS);
        };
    }

    private static DocumentDue rendered(Deal deal) {
        return switch (deal.advances()) {
            case NONE -> sale(deal);
            case WITHIN -> due(Document.SETTLEMENT_INVOICE, monthAfter(deal.on()), Why.ADVANCES_TO_SETTLE);
            case BEYOND -> due(Document.ADVANCE_CORRECTION, monthAfter(deal.on()), Why.ADVANCES_BEYOND_THE_SALE);
        };
    }

    private static DocumentDue sale(Deal deal) {
        var small = deal.simplified() && deal.buyer() == Deal.BuyerKind.COMPANY && deal.amount().compareTo(KsefDuty.SIMPLIFIED) <= 0;
        return asked(deal, small ? Document.SIMPLIFIED_INVOICE : Document.INVOICE, Why.TAXED_SALE_TO_BUSINESS);
    }

    /** A taxed deal with a business is invoiced always, any other one when the buyer asks in time; nobody forbids it otherwise. */
    private static DocumentDue asked(Deal deal, Document document, Why always) {
        if (!deal.exempt() && deal.buyer().isBusiness()) {
            return due(document, monthAfter(deal.on()), always);
        }
        return deal.asked().fold(
                () -> new DocumentDue(document, false, Option.none(), Option.none(), deal.exempt() ? Why.EXEMPT_AND_NOT_ASKED : Why.CONSUMER_DID_NOT_ASK),
                day -> isInTime(deal.on(), day) ? due(document, Option.some(lastDay(deal.on(), day)), Why.BUYER_ASKED)
                        : new DocumentDue(document, false, Option.none(), Option.none(), Why.ASKED_TOO_LATE));
    }

    /** Within three months from the end of the month of the service or of the payment (art. 106b ust. 3). */
    private static boolean isInTime(LocalDate on, LocalDate asked) {
        return !asked.isAfter(YearMonth.from(on).plusMonths(MONTHS_TO_ASK).atEndOfMonth());
    }

    /** By the 15th of the next month; when asked after the month, within 15 days (art. 106i). */
    private static LocalDate lastDay(LocalDate on, LocalDate asked) {
        return YearMonth.from(asked).isAfter(YearMonth.from(on)) ? asked.plusDays(DAY_OF_MONTH) : monthAfter(on).get();
    }

    private static Option<LocalDate> monthAfter(LocalDate on) {
        return Option.some(YearMonth.from(on).plusMonths(1).atDay(DAY_OF_MONTH));
    }

    private static DocumentDue due(Document document, Option<LocalDate> by, Why why) {
        return new DocumentDue(document, true, by, Option.none(), why);
    }

    private static DocumentDue none(Why why) {
        return new DocumentDue(Document.NONE, false, Option.none(), Option.none(), why);
    }
}
