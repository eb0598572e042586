package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/**
 * Names the patients who often did not come or gave up in the last moment, by the facility's own criteria. It only proposes: nobody is put
 * on the list but by a person (PAY-17).
 */
public final class ProposeBlacklisting {

    private final MissedVisits missedVisits;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public ProposeBlacklisting(MissedVisits missedVisits, Directory directory, Transactions transactions, Clock clock) {
        this.missedVisits = missedVisits;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, List<MissedVisits.Proposal>> page(Caller caller, FacilityId facility, Option<PatientId> after, int limit) {
        var now = clock.instant();
        return transactions.run(about(caller.looks("blacklist.proposals"), facility), () -> may(caller, Permission.BLACKLIST, facility)
                .map(may -> missedVisits.proposals(facility, now, after, limit)));
    }

    public Either<Refusal, MissedVisits.Criteria> criteria(Caller caller, FacilityId facility) {
        return transactions.run(about(caller.looks("blacklist.criteria"), facility), () -> may(caller, Permission.BLACKLIST, facility)
                .map(may -> missedVisits.criteria(facility)));
    }

    /** @return whether the facility never said before */
    public Either<Refusal, Boolean> replaceCriteria(Caller caller, FacilityId facility, MissedVisits.Criteria criteria) {
        var act = about(caller.does("blacklist.criteria-change"), facility).saying("visits", String.valueOf(criteria.visits()))
                .saying("months", String.valueOf(criteria.months())).saying("late", criteria.late().toString());
        return transactions.run(act, () -> may(caller, Permission.FACILITY_RULES, facility).map(may -> missedVisits.save(facility, criteria)));
    }

    private static Act about(Act act, FacilityId facility) {
        return act.on("facility", facility.value());
    }

    private Either<Refusal, FacilityId> may(Caller caller, Permission needed, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(needed, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }
}
