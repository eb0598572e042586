package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.shared.Refusal;

/** Creates or changes a specialist of a facility, who can then be booked. */
public final class RegisterSpecialist {

    private final Directory directory;
    private final Transactions transactions;

    public RegisterSpecialist(Directory directory, Transactions transactions) {
        this.directory = directory;
        this.transactions = transactions;
    }

    /** @param seen the version that the caller changes */
    public Either<Refusal, Registered<Specialist>> handle(Caller caller, Specialist specialist, Option<Long> seen) {
        var id = specialist.id().value();
        var facility = specialist.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.does("specialist.register").on("facility", facility.value()).on("specialist", id), () ->
                caller.may(Permission.FACILITY_RULES, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .flatMap(place -> register(specialist, seen)));
    }

    private Either<Refusal, Registered<Specialist>> register(Specialist specialist, Option<Long> seen) {
        var known = directory.specialist(specialist.id());
        return known.exists(found -> !found.thing().facility().equals(specialist.facility()))
                ? Either.left(new RegistrationRefusal.IdInUse(specialist.id().value()))
                : Registration.of(specialist.id().value(), specialist, known, seen, () -> directory.save(specialist));
    }
}
