package pl.proassist.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import pl.proassist.play.Clinic.Visit;

/** A clinic's day in an empty world: everybody who books at 14:20 must pay until 20:00. */
final class Day {

    static final Instant BOOKED = local("2027-01-11T14:20");
    static final Instant DEADLINE = local("2027-01-11T20:00");
    static final Instant RELEASE = DEADLINE.plus(Duration.ofMinutes(5));
    static final Instant LAST_WAIT = DEADLINE.plus(Duration.ofMinutes(15));
    static final Instant FIRST_VISIT = local("2027-01-25T08:00");

    final RunningProduct product = SharedProduct.product();
    final Api api = product.api();
    final Rehearsal rehearsal = new Rehearsal(api);
    final Clinic clinic;
    final String specialist;
    final String service;

    private Day() {
        rehearsal.reset();
        rehearsal.setClock(BOOKED);
        clinic = Clinic.open(api, "Klinika Serce");
        clinic.everybodyPays(Clinic.untilHour("20:00"));
        specialist = clinic.specialist();
        service = clinic.service("Konsultacja", "200.00");
    }

    static Day begin() {
        return new Day();
    }

    static Instant local(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(Story.WARSAW).toInstant();
    }

    /** The slots of the specialist's day, one after the other. */
    static Instant slot(int number) {
        return FIRST_VISIT.plus(Duration.ofMinutes(30L * number));
    }

    Visit book() {
        return book(clinic.patient(), 0);
    }

    Visit book(Clinic.Patient patient, int slot) {
        return clinic.book(specialist, service, patient, slot(slot));
    }

    /** Holds on the first slots, each with its order at the operator. */
    List<Visit> holds(int number) {
        var visits = IntStream.range(0, number).mapToObj(slot -> book(clinic.patient(), slot)).toList();
        rehearsal.settle();
        return visits;
    }

    Visit now(Visit visit) {
        return clinic.visit(visit.id());
    }

    List<Visit> now(List<Visit> visits) {
        return visits.stream().map(this::now).toList();
    }

    /** A contender in a race: a payer who pays what is asked. */
    Callable<Integer> pays(String order) {
        return () -> rehearsal.pay(order).expect(200, 409).status();
    }

    /** Everything that follows from the race is done, also what the operator does minutes later. */
    List<Visit> afterwards(List<Visit> visits) {
        rehearsal.settle();
        rehearsal.advance(Duration.ofMinutes(10));
        return Books.agree(clinic, rehearsal, visits);
    }

    /** Kinds of the messages that one address received, in their order. */
    List<String> kinds(String address) {
        return rehearsal.messagesTo(address).stream().map(Rehearsal.Message::kind).toList();
    }
}
