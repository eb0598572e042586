package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** An ordinary patient books a visit of 200 zł at the reception. */
public final class OccasionBuilder {

    private SpecialistId specialist = Builders.SPECIALIST;
    private ServiceId service = Builders.SERVICE;
    private Money price = Money.pln("200.00");
    private Instant start = Builders.START;
    private BookingChannel channel = BookingChannel.RECEPTION;
    private boolean blacklisted;
    private boolean firstTime;
    private Option<Requirement> exemption = Option.none();
    private Option<Occasion.ManualTerms> manual = Option.none();

    public OccasionBuilder specialist(SpecialistId given) {
        specialist = given;
        return this;
    }

    public OccasionBuilder service(ServiceId given) {
        service = given;
        return this;
    }

    public OccasionBuilder price(String given) {
        price = Money.pln(given);
        return this;
    }

    public OccasionBuilder start(Instant given) {
        start = given;
        return this;
    }

    public OccasionBuilder channel(BookingChannel given) {
        channel = given;
        return this;
    }

    public OccasionBuilder blacklisted() {
        blacklisted = true;
        return this;
    }

    public OccasionBuilder firstTime() {
        firstTime = true;
        return this;
    }

    public OccasionBuilder exempt(Requirement given) {
        exemption = Option.some(given);
        return this;
    }

    public OccasionBuilder manual(ManualTermsBuilder given) {
        manual = Option.some(given.build());
        return this;
    }

    public Occasion build() {
        return new Occasion(specialist, service, price, start, channel,
                new Occasion.Standing(blacklisted, firstTime, exemption), manual);
    }
}
