package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.proassist.application.port.Blacklisting.Evidence;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.VisitId;

/** What patients missed, counted in MariaDB. */
public final class JpaMissedVisits implements MissedVisits {

    private static final String MISSED = """
            v.facility = ? AND v.start_at >= ?
            AND (v.status = 'NO_SHOW' OR v.status = 'CANCELLED' AND v.cancelled_by = 'PATIENT' AND v.cancelled_at > v.start_at - INTERVAL ? SECOND)""";

    private final JpaSession session;

    public JpaMissedVisits(JpaSession session) {
        this.session = session;
    }

    @Override public Criteria criteria(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT visits, months, late_seconds FROM blacklist_criteria WHERE facility = ?", row ->
                new Criteria((int) row.number("visits"), (int) row.number("months"), Duration.ofSeconds(row.number("late_seconds"))), facility.value())
                .getOrElse(Criteria.USUAL);
    }

    @Override public boolean save(FacilityId facility, Criteria criteria) {
        var connection = session.unit().connection();
        var values = new Object[] {criteria.visits(), criteria.months(), criteria.late().toSeconds(), facility.value()};
        return Sql.run(connection, "UPDATE blacklist_criteria SET visits = ?, months = ?, late_seconds = ? WHERE facility = ?", values) == 0
                && Sql.run(connection, "INSERT INTO blacklist_criteria (visits, months, late_seconds, facility) VALUES (?, ?, ?, ?)", values) == 1;
    }

    @Override public Evidence of(FacilityId facility, PatientId patient, Instant now) {
        return evidence(facility, List.of(patient), now).getOrDefault(patient, new Evidence(List.of(), List.of(), now));
    }

    @Override public List<Proposal> proposals(FacilityId facility, Instant now, Option<PatientId> after, int limit) {
        var counted = criteria(facility);
        var patients = Sql.list(session.unit().connection(), """
                SELECT v.patient FROM visit v WHERE %s AND v.patient > ?
                AND NOT EXISTS (SELECT 1 FROM blacklisting b WHERE b.facility = v.facility AND b.patient = v.patient AND (b.expires IS NULL OR b.expires > ?))
                GROUP BY v.patient HAVING COUNT(*) >= ? ORDER BY v.patient LIMIT ?""".formatted(MISSED), row -> new PatientId(row.uuid("patient")),
                facility.value(), counted.since(now), counted.late().toSeconds(), after.map(PatientId::value).getOrElse(PaymentRuleRow.ANY), now,
                counted.visits(), limit);
        var evidence = evidence(facility, patients, now);
        return patients.stream().map(patient -> new Proposal(patient, evidence.get(patient))).toList();
    }

    private Map<PatientId, Evidence> evidence(FacilityId facility, List<PatientId> patients, Instant now) {
        var told = new LinkedHashMap<PatientId, Evidence>();
        if (patients.isEmpty()) {
            return told;
        }
        var counted = criteria(facility);
        var values = new ArrayList<Object>(List.of(facility.value(), counted.since(now), counted.late().toSeconds()));
        patients.forEach(patient -> values.add(patient.value()));
        Sql.list(session.unit().connection(), "SELECT v.patient, v.id, v.status FROM visit v WHERE " + MISSED + " AND v.patient IN " + Sql.in(patients)
                + " ORDER BY v.start_at, v.id", Missed::of, values.toArray()).forEach(missed -> told.merge(missed.patient, missed.alone(now), JpaMissedVisits::both));
        return told;
    }

    private static Evidence both(Evidence one, Evidence other) {
        return new Evidence(and(one.noShows(), other.noShows()), and(one.lateCancellations(), other.lateCancellations()), one.asOf());
    }

    private static List<VisitId> and(List<VisitId> some, List<VisitId> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private record Missed(PatientId patient, VisitId visit, boolean noShow) {

        static Missed of(Columns row) {
            return new Missed(new PatientId(row.uuid("patient")), new VisitId(row.uuid("id")), row.text("status").equals("NO_SHOW"));
        }

        Evidence alone(Instant now) {
            return new Evidence(noShow ? List.of(visit) : List.of(), noShow ? List.of() : List.of(visit), now);
        }
    }
}
