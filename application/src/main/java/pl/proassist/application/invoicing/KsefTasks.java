package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;

/** What about KSeF only a person can mend, raised once for each occasion. Inside a transaction. */
public final class KsefTasks {

    private final StaffTasks tasks;

    public KsefTasks(StaffTasks tasks) {
        this.tasks = tasks;
    }

    /** @param occasion what makes it another task of the same kind about the same invoice */
    void about(InvoiceId invoice, FacilityId facility, Kind kind, String occasion, Instant now) {
        raise(invoice.value(), facility, kind, occasion, now);
    }

    void about(FacilityId facility, Kind kind, String occasion, Instant now) {
        raise(facility.value(), facility, kind, occasion, now);
    }

    private void raise(UUID subject, FacilityId facility, Kind kind, String occasion, Instant now) {
        var name = kind + ":" + subject + ":" + occasion;
        tasks.raise(new StaffTasks.Task(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), facility, Option.none(), kind, subject, now));
    }

    void settled(UUID subject, Instant now) {
        tasks.close(subject, now);
    }
}
