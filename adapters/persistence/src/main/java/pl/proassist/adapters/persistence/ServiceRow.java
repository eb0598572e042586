package pl.proassist.adapters.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.UUID;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.shared.Money;

/** A service with its length and price, as one row. */
@Entity
@Table(name = "medical_service")
class ServiceRow {

    @Id UUID id;
    UUID facility;
    String name;
    long seconds;
    long price;
    String vat;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected ServiceRow() {
    }

    static ServiceRow of(ServiceOffer service) {
        var row = new ServiceRow();
        row.id = service.id().value();
        row.facility = service.facility().value();
        row.take(service);
        return row;
    }

    void take(ServiceOffer service) {
        name = service.name();
        seconds = service.duration().toSeconds();
        price = service.price().grosze();
        vat = service.vat();
    }

    Versioned<ServiceOffer> toService() {
        return new Versioned<>(new ServiceOffer(new FacilityId(facility), new ServiceId(id), name, Duration.ofSeconds(seconds),
                Money.ofGrosze(price), vat), version);
    }
}
