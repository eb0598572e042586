package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.payment.Ledger.Breach.KEPT_TOO_MUCH;
import static pl.proassist.domain.payment.Ledger.Breach.MONEY_BUT_UNPAID;
import static pl.proassist.domain.payment.Ledger.Breach.PAID_WITHOUT_MONEY;
import static pl.proassist.domain.payment.Ledger.Breach.SUMS_DIFFER;

import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitStatus;

/** received = kept + refundDue + refunded; kept + open = due; and what is told when that cannot be. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerTest {

    @ParameterizedTest(name = "{0}, link {1}, {2} asked, {3} may be kept, {4} kept: due {5}, open {6}")
    @CsvSource({
        "AWAITING_PAYMENT, OPEN,      150, 0,   0,   150, 150",
        "CONFIRMED,        PAID,      150, 0,   150, 150, 0",
        "CONFIRMED,        PAID,      150, 0,   100, 100, 0",
        "CONFIRMED,        REQUESTED, 200, 0,   150, 200, 50",
        "CONFIRMED,        EXPIRED,   150, 0,   0,   150, 150",
        "CONFIRMED,        WITHDRAWN, 150, 0,   0,   0,   0",
        "CONFIRMED,        ,          150, 0,   0,   150, 150",
        "LAPSED,           EXPIRED,   150, 0,   0,   0,   0",
        "CANCELLED,        PAID,      150, 75,  75,  75,  0",
        "CANCELLED,        WITHDRAWN, 150, 0,   0,   0,   0",
        "NO_SHOW,          PAID,      150, 0,   150, 150, 0",
        "NO_SHOW,          EXPIRED,   150, 0,   0,   0,   0"})
    void what_is_due_falls_to_what_may_be_kept(VisitStatus visit, LinkStatus link, long asked, long keeps, long kept, long due, long open) {
        var ledger = sums(visit, link, asked, keeps, kept + 30, kept, 10, 20).ledger();

        assertThat(ledger).isEqualTo(new Ledger(zl(kept + 30), zl(kept), zl(10), zl(20), zl(due), zl(open)));
        assertThat(ledger.kept().plus(ledger.open())).isEqualTo(ledger.due());
        assertThat(sums(visit, link, asked, keeps, kept + 30, kept, 10, 20).breach()).isEqualTo(Option.none());
    }

    @ParameterizedTest(name = "{0}, {1} kept")
    @Proves("PAR-10")
    @CsvSource({"CONFIRMED, 100", "CONFIRMED, 400", "COMPLETED, 400", "NO_SHOW, 400"})
    void the_rest_of_the_price_may_be_kept_and_is_not_asked_for(VisitStatus visit, long kept) {
        var sums = sums(visit, LinkStatus.PAID, 100, 400, 0, kept, kept, 0, 0);

        assertThat(sums.breach()).isEqualTo(Option.none());
        assertThat(sums.ledger()).isEqualTo(new Ledger(zl(kept), zl(kept), zl(0), zl(0), zl(kept), zl(0)));
        assertThat(sums(visit, LinkStatus.PAID, 100, 400, 0, 401, 401, 0, 0).breach()).contains(KEPT_TOO_MUCH);
    }

    @Test
    void each_way_in_which_money_cannot_be_has_a_name() {
        assertThat(sums(VisitStatus.CONFIRMED, LinkStatus.PAID, 150, 0, 150, 100, 0, 0).breach()).contains(SUMS_DIFFER);
        assertThat(sums(VisitStatus.CANCELLED, LinkStatus.PAID, 150, 75, 150, 150, 0, 0).breach()).contains(KEPT_TOO_MUCH);
        assertThat(sums(VisitStatus.LAPSED, LinkStatus.PAID, 150, 0, 150, 150, 0, 0).breach()).contains(KEPT_TOO_MUCH);
        assertThat(sums(VisitStatus.CONFIRMED, LinkStatus.PAID, 120, 0, 150, 150, 0, 0).breach()).contains(KEPT_TOO_MUCH);
        assertThat(sums(VisitStatus.CONFIRMED, LinkStatus.PAID, 150, 0, 0, 0, 0, 0).breach()).contains(PAID_WITHOUT_MONEY);
        assertThat(sums(VisitStatus.AWAITING_PAYMENT, LinkStatus.OPEN, 150, 0, 150, 150, 0, 0).breach()).contains(MONEY_BUT_UNPAID);
    }

    private static Ledger.Sums sums(VisitStatus visit, LinkStatus link, long asked, long keeps, long received, long kept, long due, long refunded) {
        return sums(visit, link, asked, asked, keeps, received, kept, due, refunded);
    }

    private static Ledger.Sums sums(VisitStatus visit, LinkStatus link, long asked, long price, long keeps, long received, long kept, long due, long refunded) {
        return new Ledger.Sums(visit, Option.of(link), zl(asked), zl(price), zl(keeps), zl(received), zl(kept), zl(due), zl(refunded));
    }

    private static Money zl(long zloty) {
        return Money.ofGrosze(zloty * 100);
    }
}
