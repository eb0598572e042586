package pl.proassist.adapters.persistence;

import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;

/** The blacklists and exemptions of the facilities in MariaDB. */
public final class JpaPatientMarks implements PatientMarks {

    private final JpaSession session;

    public JpaPatientMarks(JpaSession session) {
        this.session = session;
    }

    @Override public boolean blacklist(FacilityId facility, PatientId patient, String reason, Instant now) {
        return run("UPDATE blacklisting SET reason = ?, since = ? WHERE facility = ? AND patient = ?", reason, now, facility.value(), patient.value()) == 0
                && run("INSERT INTO blacklisting (reason, since, facility, patient) VALUES (?, ?, ?, ?)", reason, now, facility.value(), patient.value()) == 1;
    }

    @Override public boolean unblacklist(FacilityId facility, PatientId patient) {
        return run("DELETE FROM blacklisting WHERE facility = ? AND patient = ?", facility.value(), patient.value()) == 1;
    }

    @Override public boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now) {
        return run("UPDATE exemption SET requirement = ?, reason = ?, since = ? WHERE facility = ? AND patient = ?",
                        requirement, reason, now, facility.value(), patient.value()) == 0
                && run("INSERT INTO exemption (requirement, reason, since, facility, patient) VALUES (?, ?, ?, ?, ?)",
                        requirement, reason, now, facility.value(), patient.value()) == 1;
    }

    @Override public boolean unexempt(FacilityId facility, PatientId patient) {
        return run("DELETE FROM exemption WHERE facility = ? AND patient = ?", facility.value(), patient.value()) == 1;
    }

    @Override public List<Mark> of(PatientId patient) {
        return Sql.list(session.unit().connection(), """
                SELECT facility, NULL AS requirement, reason, since FROM blacklisting WHERE patient = ?
                UNION ALL SELECT facility, requirement, reason, since FROM exemption WHERE patient = ?""", row ->
                new Mark(new FacilityId(row.uuid("facility")), row.textIfAny("requirement").map(Requirement::valueOf), row.text("reason"),
                        row.instant("since")), patient.value(), patient.value());
    }

    @Override public void forget(PatientId patient) {
        run("DELETE FROM blacklisting WHERE patient = ?", patient.value());
        run("DELETE FROM exemption WHERE patient = ?", patient.value());
    }

    private int run(String sql, Object... values) {
        return Sql.run(session.unit().connection(), sql, values);
    }
}
