package pl.proassist.domain.invoice;

import java.math.BigDecimal;
import pl.proassist.domain.shared.Money;

/** An amount in grosze that may be below zero: what a correction changes. What is never negative stays {@link Money}. */
public record Balance(long grosze) implements Comparable<Balance> {

    public static final Balance ZERO = new Balance(0);

    public static Balance of(Money money) {
        return new Balance(money.grosze());
    }

    public Balance plus(Balance other) {
        return new Balance(Math.addExact(grosze, other.grosze));
    }

    public Balance minus(Balance other) {
        return new Balance(Math.subtractExact(grosze, other.grosze));
    }

    public boolean isZero() {
        return grosze == 0;
    }

    public boolean isNegative() {
        return grosze < 0;
    }

    @Override public int compareTo(Balance other) {
        return Long.compare(grosze, other.grosze);
    }

    /** {@code -150.00}: the form of FA(3). */
    @Override public String toString() {
        return BigDecimal.valueOf(grosze, 2).toPlainString();
    }
}
