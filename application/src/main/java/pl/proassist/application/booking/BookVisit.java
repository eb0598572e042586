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
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Booking;
import pl.proassist.domain.visit.Slot;
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
    private final PaymentPolicies policies;
    private final BookingFacts facts;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;

    public BookVisit(Visits visits, PaymentLinks links, PaymentPolicies policies, BookingFacts facts, Transactions transactions,
                     Measurements measurements, Clock clock) {
        this.visits = visits;
        this.links = links;
        this.policies = policies;
        this.facts = facts;
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
        var place = command.place();
        var policy = policies.inForce(place.facility(), place.service(), place.specialist());
        return facts.of(place, command.patient(), policy.firstTime(), now).flatMap(known -> {
            var slot = Slot.of(command.start(), known.service().duration());
            var booking = new Booking(command.visit(), place.facility(), place.specialist(), place.service(), command.patient(),
                    place.room(), slot, command.channel(), now, command.digest());
            var occasion = new Occasion(place.specialist(), place.service(), known.service().price(), command.start(),
                    command.channel(), known.standing(), command.terms().map(terms -> terms.of(caller, place.facility())));
            return Visit.book(booking, policy.decide(occasion, now))
                    .filterOrElse(change -> reaches(change.next(), known) || command.channel() != BookingChannel.ONLINE,
                            change -> new VisitRefusal.NoReachableChannel(command.visit()))
                    .flatMap(visits::save)
                    .map(change -> booked(change.next(), known));
        });
    }

    private Booked booked(Visit visit, BookingFacts.Facts known) {
        var link = visit.details().terms().deadline().map(deadline -> links.save(PaymentLink.request(visit.id(),
                visit.details().facility(), LinkTerms.of(visit.details().terms()))).next());
        return new Booked(VisitView.of(visit, 1, link, !reaches(visit, known)), true);
    }

    /** Whether a patient who must pay can be told so (A18). */
    private static boolean reaches(Visit visit, BookingFacts.Facts known) {
        PaymentTerms terms = visit.details().terms();
        return terms.requirement() != Requirement.REQUIRED || terms.sendBy().stream().anyMatch(known.reachableBy()::contains);
    }

    private Either<Refusal, Booked> again(Command command, Visit known) {
        return known.details().request().equals(command.digest())
                ? Either.right(new Booked(VisitView.of(known, 1, links.ofVisit(known.id()), false), false))
                : Either.left(new VisitRefusal.IdInUse(known.id()));
    }
}
