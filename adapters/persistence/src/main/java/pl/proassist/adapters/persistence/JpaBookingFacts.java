package pl.proassist.adapters.persistence;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;

/** All that a booking needs to know, in one statement of look-ups by key. */
public final class JpaBookingFacts implements BookingFacts {

    private static final String FACTS = """
            SELECT f.id AS facility, s.id AS specialist, v.id AS service, v.name, v.seconds, v.price, v.vat, r.id AS room,
                   p.id AS patient, p.phone, p.email, b.patient AS blacklisted, e.requirement AS exemption, %s AS first_time
            FROM (SELECT 1) one
            LEFT JOIN facility f ON f.id = ?
            LEFT JOIN specialist s ON s.id = ? AND s.facility = f.id
            LEFT JOIN medical_service v ON v.id = ? AND v.facility = f.id
            LEFT JOIN room r ON r.id = ? AND r.facility = f.id
            LEFT JOIN patient p ON p.id = ?
            LEFT JOIN blacklisting b ON b.facility = f.id AND b.patient = p.id AND (b.expires IS NULL OR b.expires > ?)
            LEFT JOIN exemption e ON e.facility = f.id AND e.patient = p.id""";

    private static final String NEVER_BEFORE = "NOT EXISTS (SELECT 1 FROM visit h WHERE h.patient = ? AND h.status = 'COMPLETED'%s)";

    private final JpaSession session;

    public JpaBookingFacts(JpaSession session) {
        this.session = session;
    }

    @Override public Either<Refusal, Facts> of(Place place, PatientId patient, PaymentPolicy.FirstTime firstTime, Instant now) {
        var values = new ArrayList<>();
        var question = firstTime.on() ? neverBefore(place, patient, firstTime.scope(), values) : "FALSE";
        values.addAll(List.of(place.facility().value(), place.specialist().value(), place.service().value(),
                place.room().map(RoomId::value), patient.value(), now));
        return Sql.first(session.unit().connection(), FACTS.formatted(question), row -> facts(row, place, patient), values.toArray()).get();
    }

    private static String neverBefore(Place place, PatientId patient, PaymentPolicy.FirstTimeScope scope, List<Object> values) {
        values.add(patient.value());
        return switch (scope) {
            case FACILITY -> {
                values.add(place.facility().value());
                yield NEVER_BEFORE.formatted(" AND h.facility = ?");
            }
            case SPECIALIST -> {
                values.add(place.specialist().value());
                yield NEVER_BEFORE.formatted(" AND h.specialist = ?");
            }
            case ORGANISATION -> NEVER_BEFORE.formatted("");
        };
    }

    private static Either<Refusal, Facts> facts(Columns row, Place place, PatientId patient) {
        if (isMissing(row, "facility")) {
            return Either.left(new FacilityRefusal.UnknownFacility(place.facility()));
        }
        if (isMissing(row, "specialist")) {
            return Either.left(new FacilityRefusal.UnknownSpecialist(place.specialist()));
        }
        if (isMissing(row, "service")) {
            return Either.left(new FacilityRefusal.UnknownServiceOffer(place.service()));
        }
        if (place.room().isDefined() && isMissing(row, "room")) {
            return Either.left(new FacilityRefusal.UnknownRoom(place.room().get()));
        }
        if (isMissing(row, "patient")) {
            return Either.left(new PatientRefusal.UnknownPatient(patient));
        }
        var service = new ServiceOffer(place.facility(), place.service(), row.text("name"), Duration.ofSeconds(row.number("seconds")),
                row.money("price"), row.text("vat"));
        var standing = new Occasion.Standing(!isMissing(row, "blacklisted"), row.flag("first_time"),
                row.constantIfAny(Requirement.class, "exemption"));
        return Either.right(new Facts(service, standing, reachableBy(row.textIfAny("email"), row.textIfAny("phone"))));
    }

    private static boolean isMissing(Columns row, String id) {
        Option<UUID> found = row.uuidIfAny(id);
        return found.isEmpty();
    }

    private static Set<MessageChannel> reachableBy(Option<String> email, Option<String> phone) {
        var channels = EnumSet.noneOf(MessageChannel.class);
        email.forEach(any -> channels.add(MessageChannel.EMAIL));
        phone.forEach(any -> channels.add(MessageChannel.SMS));
        return channels;
    }
}
