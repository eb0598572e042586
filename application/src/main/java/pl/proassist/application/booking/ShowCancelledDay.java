package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitRefusal;

/** How far a cancelled day is, visit by visit, with what goes back for each; and which days of a facility are cancelled just now. */
public final class ShowCancelledDay {

    /** @param visit as it is now */
    public record Line(CancelledDay.Item item, Option<VisitView> visit) {
    }

    public record Shown(CancelledDay day, List<Line> lines) {
    }

    private final CancelledDays days;
    private final VisitViews views;
    private final Transactions transactions;
    private final Clock clock;

    public ShowCancelledDay(CancelledDays days, VisitViews views, Transactions transactions, Clock clock) {
        this.days = days;
        this.views = views;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that are not over yet, the latest asked for first. */
    public Either<Refusal, List<CancelledDay>> list(Caller caller, FacilityId facility, int limit) {
        return transactions.run(caller.looks("day.list").on("facility", facility.value()), () ->
                caller.may(Permission.VISITS_CANCEL, facility, new FacilityRefusal.UnknownFacility(facility))
                        .map(may -> days.of(facility, clock.instant(), limit)));
    }

    public Either<Refusal, Shown> one(Caller caller, UUID id) {
        var unknown = new VisitRefusal.UnknownCancelledDay(id);
        return transactions.run(caller.looks("day.show").saying("day", id.toString()), () -> days.find(id).<Refusal>toEither(unknown)
                .flatMap(day -> caller.may(Permission.VISITS_CANCEL, day.facility(), unknown).map(may -> new Shown(day, day.items().stream()
                        .map(item -> new Line(item, views.find(item.visit()))).toList()))));
    }
}
