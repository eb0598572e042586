package pl.proassist.application.booking;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.WaitlistEntry;

/** Whom the desk writes down as waiting for a time that somebody else gives up (CAL-10, A25). */
public final class WaitingList {

    /** @param created false when an entry with this id was replaced */
    public record Written(WaitlistEntry entry, boolean created) {
    }

    private final Waitlist waitlist;
    private final Directory directory;
    private final Patients patients;
    private final Transactions transactions;
    private final Clock clock;

    public WaitingList(Waitlist waitlist, Directory directory, Patients patients, Transactions transactions, Clock clock) {
        this.waitlist = waitlist;
        this.directory = directory;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param wanted since when does not matter: whoever is written anew keeps the place */
    public Either<Refusal, Written> write(Caller caller, WaitlistEntry wanted) {
        var facility = wanted.facility();
        var act = caller.does("waiting-list.write").on("facility", facility.value()).on("patient", wanted.patient().value());
        return transactions.run(act, () -> caller.may(Permission.VISITS_BOOK, facility, new FacilityRefusal.UnknownFacility(facility))
                .flatMap(may -> known(wanted))
                .map(known -> waitlist.find(wanted.id()))
                .filterOrElse(before -> before.forAll(entry -> entry.facility().equals(facility)), before -> new VisitRefusal.UnknownWaitlistEntry(wanted.id()))
                .map(before -> new Written(new WaitlistEntry(wanted.id(), facility, wanted.patient(), wanted.service(), wanted.specialist(), wanted.from(), wanted.until(),
                        before.map(WaitlistEntry::since).getOrElse(clock::instant)), before.isEmpty()))
                .peek(written -> waitlist.save(written.entry())));
    }

    /** Who waits longest first. */
    public Either<Refusal, List<WaitlistEntry>> list(Caller caller, FacilityId facility, int limit) {
        return transactions.run(caller.looks("waiting-list.show").on("facility", facility.value()), () ->
                caller.may(Permission.VISITS_VIEW, facility, new FacilityRefusal.UnknownFacility(facility)).map(may -> waitlist.of(facility, limit)));
    }

    public Either<Refusal, WaitlistEntry> remove(Caller caller, FacilityId facility, UUID id) {
        return transactions.run(caller.does("waiting-list.remove").on("facility", facility.value()).saying("entry", id.toString()), () ->
                caller.may(Permission.VISITS_BOOK, facility, new FacilityRefusal.UnknownFacility(facility))
                        .flatMap(may -> waitlist.find(id).filter(entry -> entry.facility().equals(facility)).<Refusal>toEither(() -> new VisitRefusal.UnknownWaitlistEntry(id)))
                        .peek(entry -> waitlist.remove(id)));
    }

    private Either<Refusal, WaitlistEntry> known(WaitlistEntry wanted) {
        var facility = wanted.facility();
        if (directory.facility(facility).isEmpty()) {
            return Either.left(new FacilityRefusal.UnknownFacility(facility));
        }
        if (wanted.specialist().exists(id -> !directory.specialist(id).exists(found -> found.thing().facility().equals(facility)))) {
            return Either.left(new FacilityRefusal.UnknownSpecialist(wanted.specialist().get()));
        }
        if (!directory.service(wanted.service()).exists(found -> found.thing().facility().equals(facility))) {
            return Either.left(new FacilityRefusal.UnknownServiceOffer(wanted.service()));
        }
        return patients.require(wanted.patient()).map(patient -> wanted);
    }
}
