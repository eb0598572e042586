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
 * Past bookings in one statement, read as it runs: a year of a large clinic does not lie in the memory. When a patient first came is looked up
 * once for each patient and not for each booking. The indexes are named, because with the statistics of a young table MariaDB reads half of the
 * facility's visits for each booking instead.
 */
public final class JpaPastBookings implements PastBookings {

    /** Which visits, twice; and how the first time is told: what else must be true of a former visit, and whose it is. */
    private static final String BOOKING = """
            SELECT v.id, v.specialist, v.service, v.price, v.start_at, v.channel, v.booked_at, v.requirement, v.status = 'NO_SHOW' AS no_show,
                   CASE WHEN v.cancelled_by = 'PATIENT' THEN v.cancelled_at END AS given_up, v.blacklisted,
                   e.requirement AS exemption, f.first_at IS NULL OR f.first_at >= v.booked_at AS first_time
            FROM visit v %2$s LEFT JOIN exemption e ON e.facility = v.facility AND e.patient = v.patient AND e.since <= v.booked_at
                 LEFT JOIN (SELECT h.patient, h.specialist, MIN(h.start_at) AS first_at
                            FROM (SELECT DISTINCT v.patient, v.facility FROM visit v %2$s WHERE %1$s) p
                                 STRAIGHT_JOIN visit h FORCE INDEX (of_patient) ON h.patient = p.patient AND h.status = 'COMPLETED'%3$s
                            GROUP BY h.patient%4$s) f ON f.patient = v.patient%5$s
            WHERE %1$s""";

    private final JpaSession session;

    public JpaPastBookings(JpaSession session) {
        this.session = session;
    }

    @Override public void each(FacilityId facility, Instant from, Instant until, FirstTimeScope scope, Consumer<PastBooking> what) {
        Sql.each(session.unit().connection(), asked(scope, "v.facility = ? AND v.booked_at >= ? AND v.booked_at < ?", "FORCE INDEX (of_booking)")
                + " ORDER BY v.booked_at, v.seq", row -> what.accept(booking(row)), facility.value(), from, until, facility.value(), from, until);
    }

    @Override public Option<PastBooking> of(VisitId visit, FirstTimeScope scope) {
        return Sql.first(session.unit().connection(), asked(scope, "v.id = ?", ""), JpaPastBookings::booking, visit.value(), visit.value());
    }

    private static String asked(FirstTimeScope scope, String which, String index) {
        return switch (scope) {
            case FACILITY -> BOOKING.formatted(which, index, " AND h.facility = p.facility", "", "");
            case SPECIALIST -> BOOKING.formatted(which, index, "", ", h.specialist", " AND f.specialist = v.specialist");
            case ORGANISATION -> BOOKING.formatted(which, index, "", "", "");
        };
    }

    private static PastBooking booking(Columns row) {
        var standing = new Occasion.Standing(row.flag("blacklisted"), row.flag("first_time"), row.constantIfAny(Requirement.class, "exemption"));
        return new PastBooking(new VisitId(row.uuid("id")), new Occasion(new SpecialistId(row.uuid("specialist")), new ServiceId(row.uuid("service")),
                row.money("price"), row.instant("start_at"), row.constant(BookingChannel.class, "channel"), standing, Option.none()),
                row.instant("booked_at"), row.constant(Requirement.class, "requirement"), row.flag("no_show"), row.instantIfAny("given_up"));
    }
}
