package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.UUID;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;

/** Facilities, specialists, services and rooms in MariaDB. */
public final class JpaDirectory implements Directory {

    private final JpaSession session;

    public JpaDirectory(JpaSession session) {
        this.session = session;
    }

    @Override public Option<Versioned<Facility>> facility(FacilityId id) {
        return found(FacilityRow.class, id.value()).map(FacilityRow::toFacility);
    }

    @Override public Option<Versioned<Specialist>> specialist(SpecialistId id) {
        return found(SpecialistRow.class, id.value()).map(SpecialistRow::toSpecialist);
    }

    @Override public Option<Versioned<ServiceOffer>> service(ServiceId id) {
        return found(ServiceRow.class, id.value()).map(ServiceRow::toService);
    }

    @Override public Option<Versioned<Room>> room(RoomId id) {
        return found(RoomRow.class, id.value()).map(RoomRow::toRoom);
    }

    private <R> Option<R> found(Class<R> type, UUID id) {
        return Option.of(session.unit().find(type, id));
    }

    @Override public Versioned<Facility> save(Facility facility) {
        var unit = session.unit();
        var row = unit.find(FacilityRow.class, facility.id().value());
        if (row == null) {
            row = FacilityRow.of(facility);
            unit.add(row.id, row);
        } else {
            row.take(facility);
            row.changes++;
        }
        unit.entities().flush();
        return row.toFacility();
    }

    @Override public Versioned<Specialist> save(Specialist specialist) {
        var unit = session.unit();
        var row = unit.find(SpecialistRow.class, specialist.id().value());
        if (row == null) {
            row = SpecialistRow.of(specialist);
            unit.add(row.id, row);
            unit.canBeBooked(row.id);
        } else {
            mustStayIn(row.facility, specialist.facility());
            row.take(specialist);
            row.changes++;
        }
        unit.entities().flush();
        return row.toSpecialist();
    }

    @Override public Versioned<ServiceOffer> save(ServiceOffer service) {
        var unit = session.unit();
        var row = unit.find(ServiceRow.class, service.id().value());
        if (row == null) {
            row = ServiceRow.of(service);
            unit.add(row.id, row);
        } else {
            mustStayIn(row.facility, service.facility());
            row.take(service);
            row.changes++;
        }
        unit.entities().flush();
        return row.toService();
    }

    @Override public Versioned<Room> save(Room room) {
        var unit = session.unit();
        var row = unit.find(RoomRow.class, room.id().value());
        if (row == null) {
            row = RoomRow.of(room);
            unit.add(row.id, row);
            unit.canBeBooked(row.id);
        } else {
            mustStayIn(row.facility, room.facility());
            row.take(room);
            row.changes++;
        }
        unit.entities().flush();
        return row.toRoom();
    }

    private static void mustStayIn(UUID facility, FacilityId wanted) {
        if (!facility.equals(wanted.value())) {
            throw new IllegalArgumentException("an id belongs to one facility");
        }
    }
}
