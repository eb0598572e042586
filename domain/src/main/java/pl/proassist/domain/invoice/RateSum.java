package pl.proassist.domain.invoice;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import pl.proassist.domain.shared.Money;

/** What a document, or a part of it, comes to at one rate. The tax is worked out once, from the gross sum of the rate. */
public record RateSum(VatRate rate, Balance net, Balance tax) {

    public RateSum {
        if (!rate.isTaxed() && !tax.isZero()) {
            throw new IllegalArgumentException("what is exempt bears no tax");
        }
    }

    public static RateSum within(VatRate rate, Money gross) {
        var tax = rate.taxWithin(gross);
        return new RateSum(rate, Balance.of(gross.minus(tax)), Balance.of(tax));
    }

    public Balance gross() {
        return net.plus(tax);
    }

    public boolean isZero() {
        return net.isZero() && tax.isZero();
    }

    /** The sums of some lines, one for each rate that occurs. */
    static List<RateSum> of(List<InvoiceLine> lines) {
        return Arrays.stream(VatRate.values())
                .map(rate -> within(rate, lines.stream().filter(line -> line.rate() == rate).map(InvoiceLine::gross).reduce(Money.ZERO, Money::plus)))
                .filter(sum -> !sum.isZero()).toList();
    }

    static List<RateSum> plus(List<RateSum> some, List<RateSum> others) {
        return combined(some, others, Balance::plus);
    }

    static List<RateSum> minus(List<RateSum> some, List<RateSum> others) {
        return combined(some, others, Balance::minus);
    }

    static Balance total(List<RateSum> sums) {
        return sums.stream().map(RateSum::gross).reduce(Balance.ZERO, Balance::plus);
    }

    private static List<RateSum> combined(List<RateSum> some, List<RateSum> others, BinaryOperator<Balance> by) {
        return Stream.of(VatRate.values()).map(rate -> {
            var one = ofRate(rate, some);
            var other = ofRate(rate, others);
            return new RateSum(rate, by.apply(one.net, other.net), by.apply(one.tax, other.tax));
        }).filter(sum -> !sum.isZero()).toList();
    }

    private static RateSum ofRate(VatRate rate, List<RateSum> sums) {
        return sums.stream().filter(sum -> sum.rate == rate).findFirst().orElse(new RateSum(rate, Balance.ZERO, Balance.ZERO));
    }
}
