package pl.proassist.domain.facility;

import java.time.Duration;
import pl.proassist.domain.shared.Money;

/**
 * A service with its length and price.
 *
 * @param duration whole minutes, at least one
 * @param vat      the rate as an invoice states it: {@code ZW} (exempt), {@code 23}, {@code 8}, {@code 5} or {@code 0}
 */
public record ServiceOffer(FacilityId facility, ServiceId id, String name, Duration duration, Money price, String vat) {

    public ServiceOffer {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a service takes at least a minute");
        }
    }
}
