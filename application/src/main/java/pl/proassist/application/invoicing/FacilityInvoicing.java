package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.shared.Refusal;

/** A facility reads and decides how it issues invoices: as whom, under which numbers, what goes to KSeF. It counts for invoices of later. */
public final class FacilityInvoicing {

    private final InvoicingPolicies policies;
    private final Directory directory;
    private final Transactions transactions;

    public FacilityInvoicing(InvoicingPolicies policies, Directory directory, Transactions transactions) {
        this.policies = policies;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, InvoicingSettings> read(Caller caller, FacilityId facility) {
        return transactions.run(caller.looks("invoicing.show").on("facility", facility.value()), () -> known(caller, facility, Permission.INVOICES_VIEW)
                .flatMap(known -> policies.of(facility).toEither(() -> new InvoicingRefusal.UnknownInvoicingSettings(facility))));
    }

    /**
     * @param wanted its version does not matter
     * @param seen   the version that the caller replaces
     */
    public Either<Refusal, InvoicingSettings> replace(Caller caller, InvoicingSettings wanted, Option<Long> seen) {
        var facility = wanted.facility();
        return transactions.run(caller.does("invoicing.change").on("facility", facility.value()), () -> known(caller, facility, Permission.FACILITY_RULES).flatMap(known -> {
            var before = policies.of(facility).map(InvoicingSettings::version).getOrElse(0L);
            if (seen.exists(version -> version != before)) {
                return Either.left(new RegistrationRefusal.Stale(facility.value()));
            }
            var next = wanted.at(before + 1);
            policies.save(next);
            return Either.right(next);
        }));
    }

    private Either<Refusal, FacilityId> known(Caller caller, FacilityId facility, Permission needed) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(needed, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(found -> facility);
    }
}
