package pl.proassist.adapters.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;

/** A room of a facility, as one row. */
@Entity
@Table(name = "room")
class RoomRow {

    @Id UUID id;
    UUID facility;
    String name;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected RoomRow() {
    }

    static RoomRow of(Room room) {
        var row = new RoomRow();
        row.id = room.id().value();
        row.facility = room.facility().value();
        row.take(room);
        return row;
    }

    void take(Room room) {
        name = room.name();
    }

    Versioned<Room> toRoom() {
        return new Versioned<>(new Room(new FacilityId(facility), new RoomId(id), name), version);
    }
}
