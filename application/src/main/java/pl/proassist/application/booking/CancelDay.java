package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitStatus;

/**
 * A specialist cannot come: writes down every visit of that time which stands by now, and from then on nobody books it. They are cancelled one
 * by one, with full refunds, by {@link CancelVisitsOfDay}.
 */
public final class CancelDay {

    /** Nobody cancels more at once; longer absences are asked for in parts. */
    static final int MOST_VISITS = 1000;

    /**
     * @param id    made by the caller, so that a repeated request is one day
     * @param until not included
     */
    public record Command(UUID id, FacilityId facility, SpecialistId specialist, Instant from, Instant until, String reason) {
    }

    private final CancelledDays days;
    private final VisitViews views;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public CancelDay(CancelledDays days, VisitViews views, Directory directory, Transactions transactions, Clock clock) {
        this.days = days;
        this.views = views;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, CancelledDay> handle(Caller caller, Command command) {
        var facility = command.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        var act = caller.does("day.cancel").on("facility", facility.value()).on("specialist", command.specialist().value())
                .saying("from", command.from().toString()).saying("until", command.until().toString());
        return transactions.run(act, () -> caller.may(Permission.VISITS_CANCEL, facility, unknown)
                .flatMap(may -> caller.may(Permission.PAYMENTS_HANDLE, facility, unknown))
                .flatMap(may -> works(facility, command.specialist()))
                .peek(days::hold)
                .flatMap(held -> days.find(command.id()).<Either<Refusal, CancelledDay>>fold(() -> open(command), Either::right)));
    }

    private Either<Refusal, SpecialistId> works(FacilityId facility, SpecialistId specialist) {
        return directory.specialist(specialist).exists(found -> found.thing().facility().equals(facility))
                ? Either.right(specialist) : Either.left(new FacilityRefusal.UnknownSpecialist(specialist));
    }

    private Either<Refusal, CancelledDay> open(Command command) {
        var standing = new ArrayList<VisitView>();
        for (var status : List.of(VisitStatus.AWAITING_PAYMENT, VisitStatus.CONFIRMED)) {
            standing.addAll(views.search(new VisitViews.Filter(Option.some(command.facility()), Option.some(command.from()), Option.some(command.until()),
                    Option.some(status), Option.some(command.specialist()), Option.none(), Option.none(), Option.none()), MOST_VISITS + 1));
        }
        if (standing.size() > MOST_VISITS) {
            return Either.left(new VisitRefusal.TooManyVisits(command.specialist()));
        }
        var day = new CancelledDay(command.id(), command.facility(), command.specialist(), command.from(), command.until(), command.reason(), clock.instant(),
                Option.none(), standing.stream().sorted(Comparator.comparing(VisitView::start)).map(visit -> CancelledDay.Item.waiting(visit.id())).toList());
        days.open(day);
        return Either.right(day);
    }
}
