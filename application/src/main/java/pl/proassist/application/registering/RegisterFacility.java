package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** Creates or changes a facility. */
public final class RegisterFacility {

    private final Directory directory;
    private final Transactions transactions;

    public RegisterFacility(Directory directory, Transactions transactions) {
        this.directory = directory;
        this.transactions = transactions;
    }

    /** @param seen the version that the caller changes */
    public Either<Refusal, Registered<Facility>> handle(Caller caller, Facility facility, Option<Long> seen) {
        var id = facility.id();
        return transactions.run(caller.does("facility.register").on("facility", id.value()), () -> {
            var known = directory.facility(id);
            return known.fold(() -> caller.mayEverywhere(Permission.FACILITY_RULES),
                            found -> caller.may(Permission.FACILITY_RULES, id, new FacilityRefusal.UnknownFacility(id)))
                    .flatMap(may -> Registration.of(id.value(), facility, known, seen, () -> directory.save(facility)));
        });
    }
}
