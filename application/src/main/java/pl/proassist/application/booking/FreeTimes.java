package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PrepaymentDecision;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Slot;

/**
 * The times at which a service can be booked. A specialist for whom no hours were ever set offers 08:00 to 20:00 local time,
 * in steps of the service's length (CAL-17), but not on a day that was cancelled; each
 * with what the rules ask of a patient about whom nothing special is known, who books it now online (DL-17).
 */
public final class FreeTimes {

    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime TO = LocalTime.of(20, 0);
    private static final int LONGEST_ANSWER = 2000;

    /** @param until not included; at most 62 days after {@code from} */
    public record Question(FacilityId facility, Option<SpecialistId> specialist, ServiceId service, Instant from, Instant until) {
    }

    /** @param payment none of the patient's marks are in it */
    public record Free(Slot slot, SpecialistId specialist, PrepaymentDecision payment) {
    }

    private final LookUp lookUp;
    private final VisitViews views;
    private final PaymentPolicies policies;
    private final Transactions transactions;
    private final Clock clock;

    public FreeTimes(LookUp lookUp, VisitViews views, PaymentPolicies policies, Transactions transactions, Clock clock) {
        this.lookUp = lookUp;
        this.views = views;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, List<Free>> handle(Caller caller, Question question) {
        var facility = question.facility();
        return transactions.run(caller.looks("visit.free-times").on("facility", facility.value()), () ->
                caller.may(Permission.VISITS_VIEW, facility, new FacilityRefusal.UnknownFacility(facility)).flatMap(may -> free(caller, question)));
    }

    private Either<Refusal, List<Free>> free(Caller caller, Question question) {
        var facility = question.facility();
        return lookUp.facility(caller, facility).flatMap(place -> lookUp.service(caller, facility, question.service()).flatMap(service ->
                specialists(caller, question).map(all -> all.stream()
                        .flatMap(specialist -> free(question, specialist, service.thing(), place.thing().zone()).stream())
                        .limit(LONGEST_ANSWER).toList())));
    }

    private Either<Refusal, List<SpecialistId>> specialists(Caller caller, Question question) {
        return question.specialist().fold(
                () -> Either.right(views.specialists(question.facility())),
                one -> lookUp.specialist(caller, question.facility(), one).map(known -> List.of(one)));
    }

    private List<Free> free(Question question, SpecialistId specialist, ServiceOffer service, ZoneId zone) {
        var length = service.duration();
        var policy = policies.inForce(question.facility(), service.id(), specialist);
        var taken = new ArrayList<>(views.taken(specialist, question.from(), question.until()));
        taken.addAll(views.cancelled(specialist, question.from(), question.until()));
        var now = clock.instant();
        var free = new ArrayList<Free>();
        for (LocalDate day = question.from().atZone(zone).toLocalDate(); !day.atStartOfDay(zone).toInstant().isAfter(question.until()); day = day.plusDays(1)) {
            var closing = day.atTime(TO).atZone(zone).toInstant();
            for (Instant start = day.atTime(FROM).atZone(zone).toInstant(); !start.plus(length).isAfter(closing); start = start.plus(length)) {
                var slot = Slot.of(start, length);
                if (!start.isBefore(question.from()) && start.isBefore(question.until()) && start.isAfter(now) && taken.stream().noneMatch(slot::overlaps)) {
                    free.add(new Free(slot, specialist, policy.decide(new Occasion(specialist, service.id(), service.price(), start, BookingChannel.ONLINE,
                            Occasion.Standing.ORDINARY, Option.none()), now)));
                }
            }
        }
        return free;
    }
}
