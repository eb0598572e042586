package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoicingBuilder.someInvoicing;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.Deal.BuyerKind;
import pl.proassist.domain.invoice.Deal.Happening;
import pl.proassist.domain.invoice.DocumentDue.Document;
import pl.proassist.domain.shared.Money;

/** Which document is due, and whether KSeF gets it: the tables of ksef.md 11.6, 16.3, 16.4 and 16.5. */
class DocumentDueTest {

    private static final String NOT = "-";

    /** Everything on 2026-11-20 unless another day is told. */
    @ParameterizedTest @Proves({"INV-01", "KSF-25", "KSF-29"})
    @CsvSource(textBlock = """
            # happening,       buyer,           exempt, amount,  asked,      on,         service,    advanced, simplified | document,                 must,  by,         why
            SERVICE_RENDERED,  COMPANY,         no,     615.00,  -,          2026-11-20, -,          no,       no,          INVOICE,                  true,  2026-12-15, TAXED_SALE_TO_BUSINESS
            SERVICE_RENDERED,  FOREIGN_COMPANY, no,     615.00,  -,          2026-11-20, -,          no,       no,          INVOICE,                  true,  2026-12-15, TAXED_SALE_TO_BUSINESS
            SERVICE_RENDERED,  COMPANY,         yes,    615.00,  -,          2026-11-20, -,          no,       no,          INVOICE,                  false, -,          EXEMPT_AND_NOT_ASKED
            SERVICE_RENDERED,  COMPANY,         yes,    615.00,  2026-11-21, 2026-11-20, -,          no,       no,          INVOICE,                  true,  2026-12-15, BUYER_ASKED
            SERVICE_RENDERED,  CONSUMER,        yes,    250.00,  -,          2026-11-20, -,          no,       no,          INVOICE,                  false, -,          EXEMPT_AND_NOT_ASKED
            SERVICE_RENDERED,  CONSUMER,        no,     250.00,  -,          2026-11-20, -,          no,       no,          INVOICE,                  false, -,          CONSUMER_DID_NOT_ASK
            SERVICE_RENDERED,  CONSUMER,        yes,    250.00,  2026-11-20, 2026-11-20, -,          no,       no,          INVOICE,                  true,  2026-12-15, BUYER_ASKED
            SERVICE_RENDERED,  CONSUMER,        yes,    250.00,  2027-01-20, 2026-11-20, -,          no,       no,          INVOICE,                  true,  2027-02-04, BUYER_ASKED
            SERVICE_RENDERED,  CONSUMER,        yes,    250.00,  2027-02-28, 2026-11-20, -,          no,       no,          INVOICE,                  true,  2027-03-15, BUYER_ASKED
            SERVICE_RENDERED,  CONSUMER,        yes,    250.00,  2027-03-01, 2026-11-20, -,          no,       no,          INVOICE,                  false, -,          ASKED_TOO_LATE
            SERVICE_RENDERED,  COMPANY,         no,     450.00,  -,          2026-11-20, -,          no,       yes,         SIMPLIFIED_INVOICE,       true,  2026-12-15, TAXED_SALE_TO_BUSINESS
            SERVICE_RENDERED,  COMPANY,         no,     450.01,  -,          2026-11-20, -,          no,       yes,         INVOICE,                  true,  2026-12-15, TAXED_SALE_TO_BUSINESS
            SERVICE_RENDERED,  CONSUMER,        no,     100.00,  2026-11-20, 2026-11-20, -,          no,       yes,         INVOICE,                  true,  2026-12-15, BUYER_ASKED
            SERVICE_RENDERED,  COMPANY,         no,     1230.00, -,          2026-11-20, -,          yes,      no,          SETTLEMENT_INVOICE,       true,  2026-12-15, ADVANCES_TO_SETTLE
            SERVICE_RENDERED,  COMPANY,         no,     246.00,  -,          2026-11-20, -,          beyond,   no,          ADVANCE_CORRECTION,       true,  2026-12-15, ADVANCES_BEYOND_THE_SALE
            SERVICE_RENDERED,  CONSUMER,        yes,    246.00,  -,          2026-11-20, -,          beyond,   no,          ADVANCE_CORRECTION,       true,  2026-12-15, ADVANCES_BEYOND_THE_SALE
            ADVANCE_RECEIVED,  COMPANY,         no,     300.00,  -,          2026-11-10, 2026-11-27, no,       no,          NONE,                     false, -,          SERVICE_FOLLOWS_IN_THE_MONTH
            ADVANCE_RECEIVED,  COMPANY,         no,     300.00,  -,          2026-11-10, 2026-12-01, no,       no,          ADVANCE_INVOICE,          true,  2026-12-15, ADVANCE_BEFORE_THE_MONTH
            ADVANCE_RECEIVED,  COMPANY,         yes,    300.00,  -,          2026-11-10, 2026-12-01, no,       no,          ADVANCE_INVOICE,          false, -,          EXEMPT_AND_NOT_ASKED
            ADVANCE_RECEIVED,  COMPANY,         yes,    300.00,  2026-11-10, 2026-11-10, 2026-12-01, no,       no,          ADVANCE_INVOICE,          true,  2026-12-15, BUYER_ASKED
            ADVANCE_RECEIVED,  CONSUMER,        no,     300.00,  -,          2026-11-10, 2026-12-01, no,       no,          ADVANCE_INVOICE,          false, -,          CONSUMER_DID_NOT_ASK
            MONEY_RETURNED,    CONSUMER,        yes,    250.00,  -,          2026-11-20, -,          no,       no,          CORRECTION,               true,  -,          MONEY_WENT_BACK
            DEPOSIT_KEPT,      CONSUMER,        yes,    100.00,  -,          2026-11-20, -,          no,       no,          ACCOUNTING_NOTE,          false, -,          COMPENSATION_IS_NO_PRICE
            DEPOSIT_KEPT,      COMPANY,         no,     100.00,  -,          2026-11-20, -,          yes,      no,          ADVANCE_CORRECTION_AND_NOTE, true, -,        COMPENSATION_IS_NO_PRICE
            DEPOSIT_KEPT,      COMPANY,         no,     100.00,  -,          2026-11-20, -,          beyond,   no,          ADVANCE_CORRECTION_AND_NOTE, true, -,        COMPENSATION_IS_NO_PRICE
            ANNOUNCED,         COMPANY,         no,     100.00,  2026-11-20, 2026-11-20, -,          no,       no,          PRO_FORMA,                false, -,          NO_SALE_YET
            BUYER_OBJECTED,    COMPANY,         no,     100.00,  -,          2026-01-31, -,          no,       no,          CORRECTION_NOTE,          false, -,          BUYER_ASKED
            BUYER_OBJECTED,    COMPANY,         no,     100.00,  -,          2026-02-01, -,          no,       no,          CORRECTION,               true,  -,          SELLER_CORRECTS
            """)
    void the_document_that_is_due(Happening happening, BuyerKind buyer, String exempt, String amount, String asked, LocalDate on, String service, String advanced,
                                  String simplified, Document document, boolean must, String by, DocumentDue.Why why) {
        var deal = new Deal(happening, buyer, exempt.equals("yes"), Money.pln(amount), day(asked), on, day(service), advances(advanced), simplified.equals("yes"));

        var due = DocumentDue.of(deal, bound(LocalDate.of(2027, 3, 1)));

        assertThat(due.document()).isEqualTo(document);
        assertThat(due.must()).isEqualTo(must);
        assertThat(due.by()).isEqualTo(day(by));
        assertThat(due.why()).isEqualTo(why);
    }

    @ParameterizedTest @Proves({"A29", "KSF-24", "KSF-25", "KSF-26", "KSF-27"})
    @CsvSource(textBlock = """
            # seller,     buyer,           amount,   issued,     consumers, relief, so far,   crossed, cash register, total failure | outside
            OTHER_SELLER, COMPANY,         123.00,   2026-03-31, no,        no,     0.00,     no,      no,            no,             NOT_BOUND_YET
            OTHER_SELLER, COMPANY,         123.00,   2026-04-01, no,        no,     0.00,     no,      no,            no,             -
            LARGE_SELLER, COMPANY,         123.00,   2026-01-31, no,        no,     0.00,     no,      no,            no,             NOT_BOUND_YET
            LARGE_SELLER, COMPANY,         123.00,   2026-02-01, no,        no,     0.00,     no,      no,            no,             -
            OTHER_SELLER, FOREIGN_COMPANY, 123.00,   2026-11-20, no,        no,     0.00,     no,      no,            no,             -
            OTHER_SELLER, CONSUMER,        123.00,   2026-11-20, no,        no,     0.00,     no,      no,            no,             CONSUMER
            OTHER_SELLER, CONSUMER,        123.00,   2026-11-20, yes,       no,     0.00,     no,      no,            no,             -
            OTHER_SELLER, CONSUMER,        123.00,   2026-03-31, yes,       no,     0.00,     no,      no,            no,             NOT_BOUND_YET
            OTHER_SELLER, COMPANY,         1000.00,  2026-11-20, no,        yes,    9000.00,  no,      no,            no,             SMALL_TURNOVER
            OTHER_SELLER, COMPANY,         1000.01,  2026-11-20, no,        yes,    9000.00,  no,      no,            no,             -
            OTHER_SELLER, COMPANY,         1.00,     2026-11-20, no,        yes,    10000.01, no,      no,            no,             -
            OTHER_SELLER, COMPANY,         1.00,     2026-12-01, no,        yes,    0.00,     yes,     no,            no,             -
            OTHER_SELLER, COMPANY,         1.00,     2026-12-31, no,        yes,    0.00,     no,      no,            no,             SMALL_TURNOVER
            OTHER_SELLER, COMPANY,         1.00,     2027-01-01, no,        yes,    0.00,     no,      no,            no,             -
            OTHER_SELLER, COMPANY,         450.00,   2026-12-31, no,        no,     0.00,     no,      yes,           no,             CASH_REGISTER
            OTHER_SELLER, COMPANY,         450.01,   2026-12-31, no,        no,     0.00,     no,      yes,           no,             -
            OTHER_SELLER, COMPANY,         450.00,   2027-01-01, no,        no,     0.00,     no,      yes,           no,             -
            OTHER_SELLER, COMPANY,         123.00,   2027-01-01, no,        no,     0.00,     no,      no,            yes,            TOTAL_FAILURE
            """)
    void whether_ksef_gets_it(KsefDuty duty, BuyerKind buyer, String amount, LocalDate issued, String consumers, String relief, String soFar, String crossed, String cashRegister,
                              String totalFailure, String outside) {
        var ksef = new DocumentDue.Ksef(duty, consumers.equals("yes"), relief.equals("yes"), issued, Money.pln(soFar), crossed.equals("yes"), cashRegister.equals("yes"),
                totalFailure.equals("yes"));

        assertThat(DocumentDue.outside(buyer, Money.pln(amount), ksef)).isEqualTo(outside.equals(NOT) ? Option.none() : Option.some(OutsideReason.valueOf(outside)));
    }

    @ParameterizedTest @Proves("KSF-26") @CsvSource({"2026-10, 10000.00, false", "2026-10, 10000.01, true", "2026-11, 10000.01, false"})
    void the_relief_of_small_turnovers_is_lost_by_a_month_before_that_came_to_more(String month, String sold, boolean crossed) {
        var ksef = DocumentDue.Ksef.of(someInvoicing().smallTurnover().build(), LocalDate.of(2026, 11, 20), Map.of(YearMonth.parse(month), Money.pln(sold)), false);

        assertThat(ksef.turnoverWasCrossed()).isEqualTo(crossed);
    }

    /** Pro forma, accounting notes, correction notes: whatever is not a kind of FA(3) has no way to KSeF at all. */
    @ParameterizedTest @EnumSource(Happening.class) @Proves("KSF-28")
    void what_is_no_invoice_has_no_place_in_ksef(Happening happening) {
        var due = DocumentDue.of(new Deal(happening, BuyerKind.COMPANY, false, Money.pln("100.00"), Option.none(), LocalDate.of(2026, 1, 20),
                Option.none(), Deal.Advances.NONE, false), bound(LocalDate.of(2026, 1, 20)));

        assertThat(due.outside().isDefined()).isEqualTo(due.document().isInvoice());
    }

    @Test @Proves({"KSF-28", "KSF-29"}) void a_document_of_this_product_is_one_of_seven_kinds() {
        assertThat(Arrays.stream(InvoiceKind.values()).map(Enum::name)).containsExactly("VAT", "UPR", "ZAL", "ROZ", "KOR", "KOR_ZAL", "KOR_ROZ");
        assertThat(Stream.of(Document.values()).filter(document -> !document.isInvoice()))
                .containsExactly(Document.NONE, Document.PRO_FORMA, Document.ACCOUNTING_NOTE, Document.CORRECTION_NOTE);
    }

    private static DocumentDue.Ksef bound(LocalDate issued) {
        return new DocumentDue.Ksef(KsefDuty.OTHER_SELLER, false, false, issued, Money.ZERO, false, false, false);
    }

    private static Deal.Advances advances(String text) {
        return switch (text) {
            case "no" -> Deal.Advances.NONE;
            case "yes" -> Deal.Advances.WITHIN;
            default -> Deal.Advances.valueOf(text.toUpperCase(Locale.ROOT));
        };
    }

    private static Option<LocalDate> day(String text) {
        return text.equals(NOT) ? Option.none() : Option.some(LocalDate.parse(text));
    }
}
