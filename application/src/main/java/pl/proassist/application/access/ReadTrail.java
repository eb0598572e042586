package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pl.proassist.application.port.Trail;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** Somebody looks into the trail, or takes a copy of it; both are remembered in it (SEC-21). */
public final class ReadTrail {

    private final Trail trail;
    private final Transactions transactions;

    public ReadTrail(Trail trail, Transactions transactions) {
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * Newest first.
     *
     * @param facility none for all that the caller may look into
     * @param filter   its facilities are replaced by those
     */
    public Either<Refusal, List<Trail.Entry>> page(Caller caller, Option<FacilityId> facility, Trail.Filter filter, Option<Long> before, int limit) {
        return transactions.run(caller.does("audit.read"), () -> facility.fold(
                        () -> caller.maySomewhere(Permission.AUDIT_VIEW).map(may -> caller.grants().where(Permission.AUDIT_VIEW)),
                        at -> caller.may(Permission.AUDIT_VIEW, at, new FacilityRefusal.UnknownFacility(at)).map(may -> Option.some(Set.of(at))))
                .map(where -> trail.page(new Trail.Filter(where, filter.patient(), filter.user(), filter.what(), filter.from(), filter.to()),
                        before, limit)));
    }

    /** The whole log, for those who may export it everywhere; its last line is the head. Remembered before the first line goes out. */
    public Either<Refusal, Consumer<Consumer<String>>> export(Caller caller) {
        return transactions.run(caller.does("audit.export"), () -> caller.mayEverywhere(Permission.AUDIT_EXPORT).map(may -> trail::export));
    }
}
