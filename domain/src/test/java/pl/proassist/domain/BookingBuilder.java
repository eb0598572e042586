package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.visit.Booking;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.VisitId;

/** Somebody asks for half an hour with the specialist, two weeks ahead. */
public final class BookingBuilder {

    private VisitId id = new VisitId(UUID.randomUUID());
    private Instant start = Builders.START;
    private Instant bookedAt = Builders.BOOKED;
    private BookingChannel channel = BookingChannel.RECEPTION;

    public BookingBuilder id(VisitId given) {
        id = given;
        return this;
    }

    public BookingBuilder at(Instant given) {
        start = given;
        return this;
    }

    public BookingBuilder bookedAt(Instant given) {
        bookedAt = given;
        return this;
    }

    public BookingBuilder channel(BookingChannel given) {
        channel = given;
        return this;
    }

    public Booking build() {
        return new Booking(id, Builders.FACILITY, Builders.SPECIALIST, Builders.SERVICE, Builders.PATIENT, Option.none(),
                Slot.of(start, Duration.ofMinutes(30)), channel, bookedAt, "0".repeat(64));
    }
}
