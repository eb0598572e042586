package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.InvoiceBuilder.advance;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;
import static pl.proassist.domain.InvoiceBuilder.sale;
import static pl.proassist.domain.invoice.VatRate.EXEMPT;
import static pl.proassist.domain.invoice.VatRate.LOWEST;
import static pl.proassist.domain.invoice.VatRate.REDUCED;
import static pl.proassist.domain.invoice.VatRate.STANDARD;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.InvoiceContent.Advance;
import pl.proassist.domain.invoice.InvoiceContent.Sale;
import pl.proassist.domain.invoice.InvoiceContent.Settlement;
import pl.proassist.domain.shared.Money;

/** The tax of an invoice: from the gross sum of each rate, half up (art. 106e ust. 7), and no grosz lost on the way. */
class InvoiceSumsTest {

    private static final SoldIn SOLD = SoldIn.on(LocalDate.of(2026, 11, 20));

    static LongStream seeds() {
        var first = Long.getLong("proassist.seed", 20261120L);
        return LongStream.range(first, first + 200);
    }

    @ParameterizedTest @CsvFileSource(resources = "/vectors/advance-vat.csv") @Proves("INV-04")
    void the_tax_of_an_advance(String gross, int rate, String net, String tax) {
        var order = line("Zabieg", "2000.00", VatRate.ofService(String.valueOf(rate)).get());

        assertThat(new Advance(Money.pln(gross), SOLD.from(), List.of(order)).sums())
                .containsExactly(sum(order.rate(), net, tax));
    }

    /** 11 x 5 / 105 is 0.524 of a grosz, 10 x 5 / 105 only 0.476. */
    @ParameterizedTest @CsvSource({"STANDARD, 1.23, 0.23", "LOWEST, 0.10, 0.00", "LOWEST, 0.11, 0.01", "REDUCED, 0.06, 0.00", "REDUCED, 0.07, 0.01",
            "STANDARD, 0.02, 0.00", "STANDARD, 0.03, 0.01", "ZERO, 99.99, 0.00", "EXEMPT, 99.99, 0.00"})
    void the_tax_is_rounded_half_up_to_a_grosz(VatRate rate, String gross, String tax) {
        assertThat(rate.taxWithin(Money.pln(gross))).isEqualTo(Money.pln(tax));
    }

    /** A half grosz sharp does not occur: 123, 27 and 21, which the rates divide by, are odd. */
    @ParameterizedTest @EnumSource(VatRate.class)
    void each_tax_is_the_nearest_grosz(VatRate rate) {
        var percent = rate.isTaxed() ? new BigDecimal(rate.serviceCode()) : BigDecimal.ZERO;

        assertThat(LongStream.range(0, 5_000)).allSatisfy(gross -> assertThat(BigDecimal.valueOf(rate.taxWithin(Money.ofGrosze(gross)).grosze()))
                .isEqualTo(percent.multiply(BigDecimal.valueOf(gross)).divide(percent.add(BigDecimal.valueOf(100)), 0, RoundingMode.HALF_UP)));
    }

    @ParameterizedTest(name = "seed {0}") @MethodSource("seeds")
    void net_and_tax_of_all_rates_are_the_gross_of_the_lines(long seed) {
        var lines = lines(new Random(seed));

        assertThat(new Sale(lines, SOLD, List.of(), false).total()).isEqualTo(Balance.of(gross(lines)));
    }

    @ParameterizedTest(name = "seed {0}") @MethodSource("seeds") @Proves("INV-04")
    void an_advance_falls_to_the_rates_without_losing_a_grosz(long seed) {
        var random = new Random(seed);
        var lines = lines(random);
        var received = Money.ofGrosze(1 + random.nextInt((int) gross(lines).grosze()));

        var sums = new Advance(received, SOLD.from(), lines).sums();

        assertThat(RateSum.total(sums)).isEqualTo(Balance.of(received));
        assertThat(sums).allSatisfy(part -> assertThat(part).isEqualTo(RateSum.within(part.rate(), Money.ofGrosze(part.gross().grosze()))));
    }

    @ParameterizedTest(name = "seed {0}") @MethodSource("seeds") @Proves("INV-04")
    void advances_and_settlement_together_are_the_whole(long seed) {
        var random = new Random(seed);
        var lines = lines(random);
        var whole = RateSum.of(lines);
        var first = new Advance(Money.ofGrosze(gross(lines).grosze() / 3 + 1), SOLD.from(), lines).sums();
        var second = new Advance(Money.ofGrosze(gross(lines).grosze() / 4 + 1), SOLD.from(), lines).sums();

        var rest = new Settlement(lines, SOLD, List.of(reference(first), reference(second))).sums();

        assertThat(RateSum.plus(RateSum.plus(first, second), rest)).isEqualTo(whole);
    }

    @ParameterizedTest(name = "seed {0}") @MethodSource("seeds") @Proves("INV-05")
    void what_is_corrected_to_nothing_takes_back_each_grosz(long seed) {
        var original = anInvoice().saying(new Sale(lines(new Random(seed)), SOLD, List.of(), false)).accepted();
        var correction = anInvoice().correcting(original).details().content();

        assertThat(RateSum.plus(original.details().content().sums(), correction.sums())).isEmpty();
        assertThat(correction.total()).isEqualTo(Balance.ZERO.minus(original.details().content().total()));
    }

    @Test void the_rest_of_a_grosz_goes_to_the_largest_share() {
        var lines = List.of(line("a", "10.00", STANDARD), line("b", "20.00", REDUCED), line("c", "10.00", EXEMPT));

        assertThat(new Advance(Money.pln("0.10"), SOLD.from(), lines).sums()).extracting(RateSum::rate, each -> each.gross().grosze())
                .containsExactly(tuple(STANDARD, 2L), tuple(REDUCED, 6L),
                        tuple(EXEMPT, 2L));
    }

    /** ksef.md 12.2: deposit, settlement, deposit returned (e03, e04, e07). */
    @Test @Proves("INV-04") void the_examples_of_a_deposit_its_settlement_and_its_return() {
        var deposit = anInvoice().saying(advance("300.00")).number("ZAL/2026/11/0001").accepted();
        var settlement = anInvoice().settlingAdvances(advance("300.00"), deposit).details().content();
        var returned = anInvoice().correcting(deposit).details().content();

        assertThat(deposit.details().content().sums()).containsExactly(sum(STANDARD, "243.90", "56.10"));
        assertThat(settlement.sums()).containsExactly(sum(STANDARD, "756.10", "173.90"));
        assertThat(settlement.total()).hasToString("930.00");
        assertThat(settlement.kind()).isEqualTo(InvoiceKind.ROZ);
        assertThat(returned.kind()).isEqualTo(InvoiceKind.KOR_ZAL);
        assertThat(returned.sums()).extracting(each -> each.net() + " " + each.tax()).containsExactly("-243.90 -56.10");
    }

    @Test @Proves("INV-05") void a_correction_of_the_price_says_the_difference() {
        var original = anInvoice().accepted();

        var correction = anInvoice().correcting(original, sale(line("Konsultacja lekarska", "200.00", EXEMPT))).details().content();

        assertThat(correction.kind()).isEqualTo(InvoiceKind.KOR);
        assertThat(correction.total()).hasToString("-50.00");
    }

    @Test void nothing_that_is_exempt_bears_tax() {
        assertThatThrownBy(() -> new RateSum(EXEMPT, Balance.ZERO, new Balance(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Advance(Money.ZERO, SOLD.from(), List.of(line("a", "1.00", LOWEST))).sums()).isEmpty();
    }

    @Test void money_without_an_order_is_no_advance() {
        assertThatThrownBy(() -> new Advance(Money.pln("1.00"), SOLD.from(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static AdvanceReference reference(List<RateSum> sums) {
        return new AdvanceReference(new InvoiceId(UUID.randomUUID()), "ZAL/1", Option.none(), sums);
    }

    private static List<InvoiceLine> lines(Random random) {
        var lines = new ArrayList<InvoiceLine>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            lines.add(new InvoiceLine("usługa " + i, "usł.", 1 + random.nextInt(5), Money.ofGrosze(1 + random.nextInt(50_000)),
                    VatRate.values()[random.nextInt(VatRate.values().length)]));
        }
        return lines;
    }

    private static Money gross(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::gross).reduce(Money.ZERO, Money::plus);
    }

    private static RateSum sum(VatRate rate, String net, String tax) {
        return new RateSum(rate, balance(net), balance(tax));
    }

    private static Balance balance(String amount) {
        return Balance.of(Money.pln(amount));
    }
}
