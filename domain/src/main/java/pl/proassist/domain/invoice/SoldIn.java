package pl.proassist.domain.invoice;

import java.time.LocalDate;

/** When the service was rendered: on one day, or over some. */
public record SoldIn(LocalDate from, LocalDate to) {

    public SoldIn {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a time ends after it has begun");
        }
    }

    public static SoldIn on(LocalDate day) {
        return new SoldIn(day, day);
    }

    public boolean isOneDay() {
        return from.equals(to);
    }
}
