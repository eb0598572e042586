package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.shared.Refusal;

/** Creates or changes a room of a facility, which can then be booked. */
public final class RegisterRoom {

    private final Directory directory;
    private final Transactions transactions;

    public RegisterRoom(Directory directory, Transactions transactions) {
        this.directory = directory;
        this.transactions = transactions;
    }

    /** @param seen the version that the caller changes */
    public Either<Refusal, Registered<Room>> handle(Caller caller, Room room, Option<Long> seen) {
        var id = room.id().value();
        var facility = room.facility();
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.does("room.register").on("facility", facility.value()).on("room", id), () ->
                caller.may(Permission.FACILITY_RULES, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .flatMap(place -> register(room, seen)));
    }

    private Either<Refusal, Registered<Room>> register(Room room, Option<Long> seen) {
        var known = directory.room(room.id());
        return known.exists(found -> !found.thing().facility().equals(room.facility()))
                ? Either.left(new RegistrationRefusal.IdInUse(room.id().value()))
                : Registration.of(room.id().value(), room, known, seen, () -> directory.save(room));
    }
}
