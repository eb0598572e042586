package pl.proassist.domain.payment;

/** Our id of one order at the payment operator: 1 to 32 of {@code A-Z a-z 0-9 _ -}, never used twice, not to be guessed. */
public record OrderId(String value) {

    public OrderId {
        if (!value.matches("[A-Za-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("not an order id");
        }
    }

    @Override public String toString() {
        return value;
    }
}
