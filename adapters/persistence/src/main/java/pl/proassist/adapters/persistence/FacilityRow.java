package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.UUID;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;

/** A clinic as one row. */
@Entity
@Table(name = "facility")
class FacilityRow {

    @Id UUID id;
    String name;
    String zone;
    String phone;
    String email;
    String nip;
    String address;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected FacilityRow() {
    }

    static FacilityRow of(Facility facility) {
        var row = new FacilityRow();
        row.id = facility.id().value();
        row.take(facility);
        return row;
    }

    void take(Facility facility) {
        name = facility.name();
        zone = facility.zone().getId();
        phone = facility.phone().getOrNull();
        email = facility.email().getOrNull();
        nip = facility.nip().map(Nip::value).getOrNull();
        address = facility.address().getOrNull();
    }

    Versioned<Facility> toFacility() {
        return new Versioned<>(new Facility(new FacilityId(id), name, ZoneId.of(zone), Option.of(phone), Option.of(email),
                Option.of(nip).map(Nip::new), Option.of(address)), version);
    }
}
