package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/** Staff read the blacklist of their own facility. Each entry that is shown is in the trail: what it says is about a person. */
public final class ShowBlacklist {

    /** @param more whether another page follows */
    public record Listed(List<Blacklisting> entries, boolean more) {
    }

    private final PatientMarks marks;
    private final Directory directory;
    private final Transactions transactions;

    public ShowBlacklist(PatientMarks marks, Directory directory, Transactions transactions) {
        this.marks = marks;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Blacklisting> one(Caller caller, FacilityId facility, PatientId patient) {
        return transactions.run(caller.does("blacklist.look").on("facility", facility.value()).on("patient", patient.value()), () ->
                may(caller, facility).flatMap(may -> marks.blacklisting(facility, patient)
                        .toEither(() -> new BlacklistRefusal.UnknownBlacklisting(patient.value()))));
    }

    public Either<Refusal, Listed> page(Caller caller, FacilityId facility, Option<PatientId> after, int limit) {
        return transactions.run(caller.looks("blacklist.list").on("facility", facility.value()), () -> may(caller, facility).map(may -> {
            var found = marks.blacklistings(facility, after, limit + 1);
            var shown = found.stream().limit(limit).toList();
            shown.forEach(entry -> transactions.run(caller.does("blacklist.found").on("facility", facility.value()).on("patient", entry.patient().value()),
                    () -> Either.right(entry)));
            return new Listed(shown, found.size() > limit);
        }));
    }

    private Either<Refusal, FacilityId> may(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.BLACKLIST, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }
}
