package pl.proassist.adapters.persistence;

import java.util.List;
import pl.proassist.application.port.Consents;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.PatientId;

/** The ledger of consents in MariaDB, which refuses to change or remove a line of it. */
public final class JpaConsents implements Consents {

    private final JpaSession session;

    public JpaConsents(JpaSession session) {
        this.session = session;
    }

    @Override public void add(Consent consent) {
        Sql.run(session.unit().connection(), "INSERT INTO consent (patient, kind, version, given, way, at) VALUES (?, ?, ?, ?, ?, ?)",
                consent.patient().value(), consent.kind(), consent.version(), consent.given(), consent.way(), consent.at());
    }

    @Override public List<Consent> of(PatientId patient) {
        return Sql.list(session.unit().connection(), "SELECT * FROM consent WHERE patient = ? ORDER BY seq", row ->
                new Consent(patient, row.text("kind"), row.text("version"), row.flag("given"), row.text("way"), row.instant("at")), patient.value());
    }
}
