package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** Promises a free slot to a patient; the facility's policy decides whether money must come first, and by when (PAY-18). */
public final class BookVisit {

    /** @param terms set by staff who decide about this one visit by hand */
    public record Command(VisitId visit, BookingFacts.Place place, PatientId patient, Instant start, BookingChannel channel,
                          Option<TermsByHand> terms) {

        /** The same request has the same digest, so a repeated one is known whatever became of the visit. */
        String digest() {
            return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    /** @param created false when the very same request had been answered before */
    public record Booked(VisitView visit, boolean created) {
    }

    private final Visits visits;
    private final PaymentLinks links;
    private final Promising promising;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;

    public BookVisit(Visits visits, PaymentLinks links, PaymentPolicies policies, BookingFacts facts, Transactions transactions,
                     Measurements measurements, Clock clock) {
        this.visits = visits;
        this.links = links;
        this.promising = new Promising(visits, links, policies, facts);
        this.transactions = transactions;
        this.measurements = measurements;
        this.clock = clock;
    }

    public Either<Refusal, Booked> handle(Caller caller, Command command) {
        var now = clock.instant();
        var answer = transactions.run(act(caller, command), () -> allowed(caller, command).flatMap(may -> visits.find(command.visit())
                .fold(() -> book(caller, command, now), known -> again(command, known))));
        measurements.booking(answer.fold(Refusal::code, booked -> booked.visit().requirement().name()));
        return answer;
    }

    private static Act act(Caller caller, Command command) {
        var booking = caller.does("visit.book").on("visit", command.visit().value()).on("facility", command.place().facility().value())
                .on("patient", command.patient().value());
        return command.terms().flatMap(TermsByHand::requirement).fold(() -> booking, asked -> booking.saying("requirement", asked.name()));
    }

    private static Either<Refusal, Caller> allowed(Caller caller, Command command) {
        var facility = command.place().facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.VISITS_BOOK, facility, unknown)
                .flatMap(may -> command.terms().isDefined() ? caller.may(Permission.VISIT_TERMS, facility, unknown) : Either.right(may));
    }

    private Either<Refusal, Booked> book(Caller caller, Command command, Instant now) {
        var terms = command.terms().map(given -> given.of(caller, command.place().facility()));
        return promising.promise(new Promising.Wish(command.visit(), command.place(), command.patient(), command.start(), command.channel(), command.digest(), terms), now)
                .map(visit -> new Booked(visit, true));
    }

    private Either<Refusal, Booked> again(Command command, Visit known) {
        return known.details().request().equals(command.digest())
                ? Either.right(new Booked(VisitView.of(known, 1, links.ofVisit(known.id()), false), false))
                : Either.left(new VisitRefusal.IdInUse(known.id()));
    }
}
