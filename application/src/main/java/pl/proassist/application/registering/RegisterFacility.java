package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.Facility;
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
    public Either<Refusal, Registered<Facility>> handle(Facility facility, Option<Long> seen) {
        return transactions.run(() -> Registration.of(facility.id().value(), facility, directory.facility(facility.id()), seen,
                () -> directory.save(facility)));
    }
}
