package pl.proassist.application.notifying;

import io.vavr.control.Either;
import pl.proassist.application.port.DeliverySettings;
import pl.proassist.application.port.DeliverySettings.Unreached;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** What a facility wants done about a slot whose patient no message about the payment reached. */
public final class FacilityDelivery {

    private final DeliverySettings settings;
    private final Directory directory;
    private final Transactions transactions;

    public FacilityDelivery(DeliverySettings settings, Directory directory, Transactions transactions) {
        this.settings = settings;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Unreached> show(Caller caller, FacilityId facility) {
        return transactions.run(caller.looks("delivery-settings.show").on("facility", facility.value()), () ->
                allowed(caller, facility, Permission.VISITS_VIEW).map(settings::unreached));
    }

    /** Counts for slots whose time to pay ends from now on, and for those that are being kept. */
    public Either<Refusal, Unreached> replace(Caller caller, FacilityId facility, Unreached unreached) {
        var act = caller.does("delivery-settings.change").on("facility", facility.value()).saying("unreached", unreached.name());
        return transactions.run(act, () -> allowed(caller, facility, Permission.FACILITY_RULES).map(known -> {
            settings.replace(facility, unreached);
            return unreached;
        }));
    }

    private Either<Refusal, FacilityId> allowed(Caller caller, FacilityId facility, Permission needed) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(needed, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }
}
