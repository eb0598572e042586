package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;

/** Facilities with their people, services and rooms in memory. */
public final class InMemoryDirectory implements Directory {

    private final InMemoryTransactions transactions;
    private final Table<FacilityId, Versioned<Facility>> facilities;
    private final Table<SpecialistId, Versioned<Specialist>> specialists;
    private final Table<ServiceId, Versioned<ServiceOffer>> services;
    private final Table<RoomId, Versioned<Room>> rooms;

    public InMemoryDirectory(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.facilities = transactions.table();
        this.specialists = transactions.table();
        this.services = transactions.table();
        this.rooms = transactions.table();
    }

    @Override public Option<Versioned<Facility>> facility(FacilityId id) {
        return find(facilities, id);
    }

    @Override public Option<Versioned<Specialist>> specialist(SpecialistId id) {
        return find(specialists, id);
    }

    @Override public Option<Versioned<ServiceOffer>> service(ServiceId id) {
        return find(services, id);
    }

    @Override public Option<Versioned<Room>> room(RoomId id) {
        return find(rooms, id);
    }

    private <K, T> Option<Versioned<T>> find(Table<K, Versioned<T>> rows, K id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public Versioned<Facility> save(Facility facility) {
        return save(facilities, facility.id(), facility, Facility::id);
    }

    @Override public Versioned<Specialist> save(Specialist specialist) {
        return save(specialists, specialist.id(), specialist, Specialist::facility);
    }

    @Override public Versioned<ServiceOffer> save(ServiceOffer service) {
        return save(services, service.id(), service, ServiceOffer::facility);
    }

    @Override public Versioned<Room> save(Room room) {
        return save(rooms, room.id(), room, Room::facility);
    }

    private <K, T> Versioned<T> save(Table<K, Versioned<T>> rows, K id, T thing, Function<T, FacilityId> facility) {
        transactions.mustBeOpen();
        var before = rows.get(id);
        if (before.exists(known -> !facility.apply(known.thing()).equals(facility.apply(thing)))) {
            throw new IllegalArgumentException("an id belongs to one facility");
        }
        var saved = new Versioned<>(thing, before.map(Versioned::version).getOrElse(0L) + 1);
        rows.put(id, saved);
        return saved;
    }

    List<FacilityId> facilitiesWithNip() {
        return facilities.where(facility -> facility.thing().nip().isDefined()).stream().map(facility -> facility.thing().id()).toList();
    }

    List<SpecialistId> specialistsOf(FacilityId facility) {
        return specialists.where(one -> one.thing().facility().equals(facility)).stream().map(one -> one.thing().id())
                .sorted(comparing(SpecialistId::toString)).toList();
    }
}
