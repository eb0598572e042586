package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Difference;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotFreed;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;

/**
 * Gives a visit another time, and perhaps another specialist, room or service. Its money moves with it (A34, VIS-14): an unpaid link has the new
 * deadline, what a dearer service costs more is asked for at the same address, and of what a cheaper one costs less staff say what becomes of it.
 */
public final class MoveVisit {

    /**
     * @param by         a patient's own move never makes the time to pay longer
     * @param difference asked for when more was paid than the new service costs
     */
    public record Command(VisitId visit, CancelledBy by, Instant start, Option<SpecialistId> specialist, Option<RoomId> room, Option<ServiceId> service,
                          Option<Difference> difference) {

        public Command(VisitId visit, CancelledBy by, Instant start, Option<SpecialistId> specialist, Option<RoomId> room, Option<ServiceId> service) {
            this(visit, by, start, specialist, room, service, Option.none());
        }
    }

    private final Visits visits;
    private final PaymentLinks links;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public MoveVisit(Visits visits, PaymentLinks links, Directory directory, Transactions transactions, Clock clock) {
        this.visits = visits;
        this.links = links;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Visit> handle(Caller caller, Command command) {
        var now = clock.instant();
        var act = caller.does("visit.move").on("visit", command.visit().value()).saying("by", command.by().name());
        return transactions.run(command.difference().map(difference -> act.saying("difference", difference.name())).getOrElse(act), () ->
                visits.require(command.visit(), caller, Permission.VISITS_BOOK)
                .flatMap(visit -> known(command, visit.details()).flatMap(details -> move(command, visit, now))
                        .map(change -> command.by() == CancelledBy.PATIENT ? change.then(moved -> tellingWhatIsFree(visit.details(), moved)) : change))
                .flatMap(visits::save)
                .map(change -> {
                    links.ofVisit(command.visit()).filter(link -> LinkStatus.of(link) != LinkStatus.WITHDRAWN)
                            .forEach(link -> follow(link, change.next(), command.service().isDefined()));
                    return change.next();
                }));
    }

    private Either<Refusal, Change<Visit>> move(Command command, Visit visit, Instant now) {
        return served(command, visit).flatMap(served -> {
            var from = served.next().details();
            return served.next().move(command.by() == CancelledBy.PATIENT, Slot.of(command.start(), from.slot().length()),
                    command.specialist().getOrElse(from.specialist()), command.room().orElse(from.room()), now)
                    .map(moved -> served.then(before -> moved));
        });
    }

    /** For whoever waits for such a time. A facility that moves a visit may not have the specialist there. */
    private static Change<Visit> tellingWhatIsFree(VisitDetails before, Visit moved) {
        return new Change<>(moved, SlotFreed.between(before, moved.details()).<DomainEvent>map(freed -> freed).toJavaList());
    }

    private Either<Refusal, Change<Visit>> served(Command command, Visit visit) {
        var paid = links.ofVisit(visit.id()).map(link -> link.details().kept()).getOrElse(Money.ZERO);
        return command.service().filter(service -> !service.equals(visit.details().service())).flatMap(directory::service)
                .fold(() -> Either.right(Change.to(visit)), offer -> visit.changeService(offer.thing(), paid, command.difference()));
    }

    /** A visit that asks for nothing, or for nothing any more, has no deadline: its link is withdrawn, and what was paid beyond the price goes back. */
    private void follow(PaymentLink link, Visit moved, boolean repriced) {
        var terms = moved.details().terms();
        var surplus = Ledger.Sums.of(moved, link).surplus();
        if (terms.deadline().isEmpty()) {
            links.save(link.withdraw().getOrElse(() -> Change.to(link)).then(closed -> closed.giveBack(surplus, RefundReason.CHEAPER_SERVICE)));
        } else {
            (repriced ? link.reprice(LinkTerms.of(terms), surplus) : link.change(LinkTerms.of(terms))).forEach(links::save);
        }
    }

    private Either<Refusal, VisitDetails> known(Command command, VisitDetails visit) {
        var facility = visit.facility();
        if (command.specialist().exists(id -> !directory.specialist(id).exists(found -> found.thing().facility().equals(facility)))) {
            return Either.left(new FacilityRefusal.UnknownSpecialist(command.specialist().get()));
        }
        if (command.service().exists(id -> !directory.service(id).exists(found -> found.thing().facility().equals(facility)))) {
            return Either.left(new FacilityRefusal.UnknownServiceOffer(command.service().get()));
        }
        if (command.room().exists(id -> !directory.room(id).exists(found -> found.thing().facility().equals(facility)))) {
            return Either.left(new FacilityRefusal.UnknownRoom(command.room().get()));
        }
        return Either.right(visit);
    }
}
