package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** Visits for screens and lists, straight from SQL: the visit, its link, and the sums of what came for it. */
public final class JpaVisitViews implements VisitViews {

    private static final String VIEW = """
            SELECT v.*, l.id AS link, l.state AS link_state, p.phone, p.email, a.answer,
                   (SELECT COALESCE(SUM(m.amount), 0) FROM payment m WHERE m.link = l.id
                        AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')) AS paid,
                   (SELECT COALESCE(SUM(m.refund_amount + m.refund_earlier), 0) FROM payment m WHERE m.link = l.id) AS refunded,
                   (SELECT COALESCE(SUM(m.refund_amount), 0) FROM payment m WHERE m.link = l.id AND m.refund_state <> 'DONE') AS refund_due,
                   (SELECT COALESCE(SUM(m.amount), 0) FROM payment m WHERE m.link = l.id AND m.fate <> 'UNMATCHED') AS received,
                   (SELECT COALESCE(SUM(m.amount - COALESCE(m.refund_amount + m.refund_earlier, 0)), 0) FROM payment m
                        WHERE m.link = l.id AND m.fate = 'KEPT') AS kept,
                   (SELECT COALESCE(SUM(m.amount), 0) FROM payment m WHERE m.link = l.id AND m.fate = 'UNMATCHED') AS unmatched
            FROM visit v LEFT JOIN payment_link l ON l.visit = v.id LEFT JOIN patient p ON p.id = v.patient
                 LEFT JOIN attendance a ON a.visit = v.id AND a.start_at = v.start_at
            WHERE\s""";

    private final JpaSession session;

    public JpaVisitViews(JpaSession session) {
        this.session = session;
    }

    @Override public Option<VisitView> find(VisitId id) {
        return session.read(unit -> Sql.first(unit.connection(), VIEW + "v.id = ?", JpaVisitViews::view, id.value()));
    }

    @Override public List<VisitView> search(Filter filter, int limit) {
        var where = new ArrayList<>(List.of("TRUE"));
        var values = new ArrayList<>();
        filter.facility().forEach(facility -> add(where, values, "v.facility = ?", facility.value()));
        filter.within().forEach(only -> add(where, values, only.isEmpty() ? "FALSE" : "v.facility IN " + Sql.in(only),
                only.stream().map(FacilityId::value).toArray()));
        filter.specialist().forEach(specialist -> add(where, values, "v.specialist = ?", specialist.value()));
        filter.patient().forEach(patient -> add(where, values, "v.patient = ?", patient.value()));
        filter.status().forEach(status -> add(where, values, "v.status = ?", status));
        filter.from().forEach(from -> add(where, values, "v.start_at >= ?", from));
        filter.to().forEach(to -> add(where, values, "v.start_at < ?", to));
        filter.text().map(String::strip).forEach(text -> add(where, values, "(p.last_name LIKE ? OR p.first_name LIKE ?)",
                JpaPatients.beginning(text), JpaPatients.beginning(text)));
        filter.after().forEach(after -> add(where, values, "v.start_at >= ? AND (v.start_at > ? OR v.id > ?)",
                after.start(), after.start(), after.id().value()));
        values.add(limit);
        return session.read(unit -> Sql.list(unit.connection(),
                VIEW + String.join(" AND ", where) + " ORDER BY v.start_at, v.id LIMIT ?", JpaVisitViews::view, values.toArray()));
    }

    private static void add(List<String> where, List<Object> values, String condition, Object... given) {
        where.add(condition);
        values.addAll(List.of(given));
    }

    @Override public List<Slot> cancelled(SpecialistId specialist, Instant from, Instant to) {
        return session.read(unit -> Sql.list(unit.connection(), """
                SELECT from_at, until_at FROM cancelled_day WHERE specialist = ? AND until_at > ? AND from_at < ? AND lifted_at IS NULL ORDER BY from_at""",
                row -> new Slot(row.instant("from_at"), row.instant("until_at")), specialist.value(), from, to));
    }

    /** Claims of one specialist never overlap, so only the last that began before the first instant can reach into it. */
    @Override public List<Slot> taken(SpecialistId specialist, Instant from, Instant to) {
        return session.read(unit -> Sql.list(unit.connection(), """
                SELECT starts_at, ends_at FROM claim WHERE resource = ? AND starts_at < ? AND ends_at > ?
                AND starts_at >= COALESCE((SELECT MAX(c.starts_at) FROM claim c WHERE c.resource = ? AND c.starts_at <= ?), ?)
                ORDER BY starts_at""", row -> new Slot(row.instant("starts_at"), row.instant("ends_at")),
                specialist.value(), to, from, specialist.value(), from, from));
    }

    @Override public List<SpecialistId> specialists(FacilityId facility) {
        return session.read(unit -> Sql.list(unit.connection(), "SELECT id FROM specialist WHERE facility = ? ORDER BY id",
                row -> new SpecialistId(row.uuid("id")), facility.value()));
    }

    @Override public Map<VisitStatus, Long> counted(FacilityId facility, Instant from, Instant to) {
        return session.read(unit -> Sql.list(unit.connection(),
                "SELECT status, COUNT(*) AS visits FROM visit WHERE facility = ? AND start_at >= ? AND start_at < ? GROUP BY status",
                row -> Map.entry(row.constant(VisitStatus.class, "status"), row.number("visits")), facility.value(), from, to)).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static VisitView view(Columns row) {
        var decision = Json.read(row.text("decision"));
        var requirement = row.constant(Requirement.class, "requirement");
        return new VisitView(new VisitId(row.uuid("id")), row.number("version"), new FacilityId(row.uuid("facility")),
                new SpecialistId(row.uuid("specialist")), new ServiceId(row.uuid("service")), new PatientId(row.uuid("patient")),
                row.uuidIfAny("room").map(RoomId::new), row.instant("start_at"), row.instant("end_at"),
                row.constant(BookingChannel.class, "channel"), row.constant(VisitStatus.class, "status"), requirement, row.money("amount"),
                row.constant(PrepaymentKind.class, "kind"), row.instantIfAny("deadline"), row.constant(Level.class, "decided_by"),
                DecisionJson.because(decision), row.uuidIfAny("link").map(PaymentLinkId::new), row.constantIfAny(LinkStatus.class, "link_state"),
                row.money("paid"), row.money("refunded"), row.money("unmatched"), money(row), row.money("cancel_claimable"),
                requirement == Requirement.REQUIRED && !reaches(decision, row),
                row.constantIfAny(Attendance.Answer.class, "answer").getOrElse(Attendance.Answer.UNASKED));
    }

    /** A column that is NULL reads as nothing: a visit that was not cancelled. */
    private static Ledger.Sums money(Columns row) {
        var refundDue = row.money("refund_due");
        return new Ledger.Sums(row.constant(VisitStatus.class, "status"), row.constantIfAny(LinkStatus.class, "link_state"), row.money("amount"),
                row.money("price"), row.money("cancel_keeps"), row.money("received"), row.money("kept"), refundDue, row.money("refunded").minus(refundDue));
    }

    private static boolean reaches(JsonObject decision, Columns row) {
        return DecisionJson.sendBy(decision).stream().map(channel -> channel == MessageChannel.EMAIL ? "email" : "phone")
                .anyMatch(address -> row.textIfAny(address).isDefined());
    }
}
