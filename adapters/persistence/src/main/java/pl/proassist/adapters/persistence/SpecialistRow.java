package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;

/** A person who receives patients, as one row. */
@Entity
@Table(name = "specialist")
class SpecialistRow {

    @Id UUID id;
    UUID facility;
    @Column(name = "first_name") String firstName;
    @Column(name = "last_name") String lastName;
    String title;
    String specialisation;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected SpecialistRow() {
    }

    static SpecialistRow of(Specialist specialist) {
        var row = new SpecialistRow();
        row.id = specialist.id().value();
        row.facility = specialist.facility().value();
        row.take(specialist);
        return row;
    }

    void take(Specialist specialist) {
        firstName = specialist.firstName();
        lastName = specialist.lastName();
        title = specialist.title().getOrNull();
        specialisation = specialist.specialisation().getOrNull();
    }

    Versioned<Specialist> toSpecialist() {
        return new Versioned<>(new Specialist(new FacilityId(facility), new SpecialistId(id), firstName, lastName,
                Option.of(title), Option.of(specialisation)), version);
    }
}
