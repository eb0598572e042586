package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
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
    public Either<Refusal, Registered<ServiceOffer>> handle(ServiceOffer service, Option<Long> seen) {
        return transactions.run(() -> {
            var known = directory.service(service.id());
            if (directory.facility(service.facility()).isEmpty()) {
                return Either.left(new FacilityRefusal.UnknownFacility(service.facility()));
            }
            return known.exists(found -> !found.thing().facility().equals(service.facility()))
                    ? Either.left(new RegistrationRefusal.IdInUse(service.id().value()))
                    : Registration.of(service.id().value(), service, known, seen, () -> directory.save(service));
        });
    }
}
