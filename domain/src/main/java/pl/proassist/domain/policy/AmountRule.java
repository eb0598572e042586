package pl.proassist.domain.policy;

import java.math.BigDecimal;
import pl.proassist.domain.shared.Money;

/** How much is asked for (PAY-03, PAY-04), and what that money is in law. */
public sealed interface AmountRule {

    PrepaymentKind kind();

    /** The amount for this price: half up to a grosz, never above the price. */
    Money of(Money price);

    /** Whether it asks for more than the price; a rule is then capped, terms set by hand are refused. */
    default boolean isAbove(Money price) {
        return false;
    }

    record Full(PrepaymentKind kind) implements AmountRule {
        @Override public Money of(Money price) { return price; }
    }

    /** @param percent above 0, at most 100, at most two decimals */
    record Percent(BigDecimal percent, PrepaymentKind kind) implements AmountRule {

        public Percent {
            percent = percent.stripTrailingZeros();
            percent = percent.scale() < 0 ? percent.setScale(0) : percent;
            if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0 || percent.scale() > 2) {
                throw new IllegalArgumentException("a percentage is above 0 and at most 100, with at most two decimals");
            }
        }

        @Override public Money of(Money price) { return price.percent(percent); }
    }

    record Fixed(Money value, PrepaymentKind kind) implements AmountRule {

        public Fixed {
            if (value.isZero()) {
                throw new IllegalArgumentException("a fixed amount is above zero");
            }
        }

        @Override public Money of(Money price) { return value.min(price); }

        @Override public boolean isAbove(Money price) { return value.compareTo(price) > 0; }
    }
}
