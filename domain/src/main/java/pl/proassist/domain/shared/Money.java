package pl.proassist.domain.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in Polish zloty, kept in grosze; zł with two decimals exists only at the edges. Never negative. */
public record Money(long grosze) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public Money {
        if (grosze < 0) {
            throw new IllegalArgumentException("money is never negative: " + grosze);
        }
    }

    /** Reads {@code "150.00"}: digits, a dot, exactly two decimals. */
    public static Money pln(String text) {
        if (!text.matches("\\d{1,10}\\.\\d{2}")) {
            throw new IllegalArgumentException("not an amount like 150.00");
        }
        return new Money(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    public static Money ofGrosze(long grosze) {
        return new Money(grosze);
    }

    /** A share of this amount, rounded half up to a grosz (prepayment.md 2.1). */
    public Money percent(BigDecimal percent) {
        return new Money(BigDecimal.valueOf(grosze).multiply(percent).movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(grosze, other.grosze));
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(grosze, (long) count));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(grosze, other.grosze));
    }

    public Money min(Money other) {
        return grosze <= other.grosze ? this : other;
    }

    public boolean isZero() {
        return grosze == 0;
    }

    @Override public int compareTo(Money other) {
        return Long.compare(grosze, other.grosze);
    }

    /** {@code 150.00}: the form of the API and of the payment operator. */
    @Override public String toString() {
        return BigDecimal.valueOf(grosze, 2).toPlainString();
    }
}
