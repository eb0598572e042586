package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.shared.Refusal;

/** Creates or changes a service of a facility. Visits booked before keep the price they were booked at. */
public final class RegisterServiceOffer {

    private final Directory directory;
    private final Transactions transactions;

    public RegisterServiceOffer(Directory directory, Transactions transactions) {
        this.directory = directory;
        this.transactions = transactions;
    }

    /** @param seen the version that the caller changes */
    public Either<Refusal, Registered<ServiceOffer>> handle(Caller caller, ServiceOffer service, Option<Long> seen) {
        var id = service.id().value();
        var facility = service.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.does("service.register").on("facility", facility.value()).on("service", id), () ->
                caller.may(Permission.FACILITY_RULES, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .flatMap(place -> register(service, seen)));
    }

    private Either<Refusal, Registered<ServiceOffer>> register(ServiceOffer service, Option<Long> seen) {
        var known = directory.service(service.id());
        return known.exists(found -> !found.thing().facility().equals(service.facility()))
                ? Either.left(new RegistrationRefusal.IdInUse(service.id().value()))
                : Registration.of(service.id().value(), service, known, seen, () -> directory.save(service));
    }
}
