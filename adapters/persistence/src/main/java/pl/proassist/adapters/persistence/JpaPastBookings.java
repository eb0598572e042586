package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Consumer;
import pl.proassist.application.port.PastBookings;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy.FirstTimeScope;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.VisitId;

/**
 * Past bookings in one statement, read as it runs: a year of a large clinic does not lie in the memory. The index is named, because with
 * the statistics of a young table MariaDB reads half of the facility's visits for each booking instead.
 */
public final class JpaPastBookings implements PastBookings {

    private static final String BOOKING = """
            SELECT v.id, v.specialist, v.service, v.price, v.start_at, v.channel, v.booked_at, v.requirement, v.status = 'NO_SHOW' AS no_show,
                   CASE WHEN v.cancelled_by = 'PATIENT' THEN v.cancelled_at END AS given_up, JSON_VALUE(v.decision, '$.blacklisted') IN ('1', 'true') AS blacklisted,
                   e.requirement AS exemption,
                   NOT EXISTS (SELECT 1 FROM visit h FORCE INDEX (of_patient) WHERE h.patient = v.patient AND h.status = 'COMPLETED' AND h.start_at < v.booked_at%s) AS first_time
            FROM visit v LEFT JOIN exemption e ON e.facility = v.facility AND e.patient = v.patient AND e.since <= v.booked_at
            WHERE\s""";

    private final JpaSession session;

    public JpaPastBookings(JpaSession session) {
        this.session = session;
    }

    @Override public void each(FacilityId facility, Instant from, Instant until, FirstTimeScope scope, Consumer<PastBooking> what) {
        Sql.each(session.unit().connection(), asked(scope) + "v.facility = ? AND v.booked_at >= ? AND v.booked_at < ? ORDER BY v.booked_at, v.seq",
                row -> what.accept(booking(row)), facility.value(), from, until);
    }

    @Override public Option<PastBooking> of(VisitId visit, FirstTimeScope scope) {
        return Sql.first(session.unit().connection(), asked(scope) + "v.id = ?", JpaPastBookings::booking, visit.value());
    }

    private static String asked(FirstTimeScope scope) {
        return BOOKING.formatted(switch (scope) {
            case FACILITY -> " AND h.facility = v.facility";
            case SPECIALIST -> " AND h.specialist = v.specialist";
            case ORGANISATION -> "";
        });
    }

    private static PastBooking booking(Columns row) {
        var standing = new Occasion.Standing(row.flag("blacklisted"), row.flag("first_time"), row.constantIfAny(Requirement.class, "exemption"));
        return new PastBooking(new VisitId(row.uuid("id")), new Occasion(new SpecialistId(row.uuid("specialist")), new ServiceId(row.uuid("service")),
                row.money("price"), row.instant("start_at"), row.constant(BookingChannel.class, "channel"), standing, Option.none()),
                row.instant("booked_at"), row.constant(Requirement.class, "requirement"), row.flag("no_show"), row.instantIfAny("given_up"));
    }
}
