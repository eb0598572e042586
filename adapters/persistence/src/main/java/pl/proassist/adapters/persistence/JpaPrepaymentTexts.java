package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.PrepaymentText;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;

/** The terms of prepayment in words, and who accepted them, in MariaDB. */
public final class JpaPrepaymentTexts implements PrepaymentTexts {

    private final JpaSession session;

    public JpaPrepaymentTexts(JpaSession session) {
        this.session = session;
    }

    @Override public Option<PrepaymentText> inForce(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT * FROM prepayment_text WHERE facility = ? ORDER BY version DESC LIMIT 1",
                JpaPrepaymentTexts::text, facility.value());
    }

    @Override public Option<PrepaymentText> version(FacilityId facility, long version) {
        return Sql.first(session.unit().connection(), "SELECT * FROM prepayment_text WHERE facility = ? AND version = ?", JpaPrepaymentTexts::text,
                facility.value(), version);
    }

    @Override public void save(PrepaymentText text) {
        try {
            Sql.run(session.unit().connection(), "INSERT INTO prepayment_text (facility, version, since, pl, en, uk) VALUES (?, ?, ?, ?, ?, ?)",
                    text.facility().value(), text.version(), text.since(), text.polish(), text.english(), text.ukrainian());
        } catch (Sql.Failed failure) {
            if (failure.reason().getErrorCode() == Sql.DUPLICATE_KEY) {
                throw new LostRace("the terms of prepayment have another version by now");
            }
            throw failure;
        }
    }

    @Override public void accept(TermsAcceptance acceptance) {
        Sql.run(session.unit().connection(), "INSERT INTO terms_acceptance (visit, version, at, way) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE visit = visit",
                acceptance.visit().value(), acceptance.version(), acceptance.at(), acceptance.way());
    }

    @Override public List<TermsAcceptance> accepted(VisitId visit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM terms_acceptance WHERE visit = ? ORDER BY version", row ->
                new TermsAcceptance(visit, row.number("version"), row.instant("at"), row.constant(TermsAcceptance.Way.class, "way")), visit.value());
    }

    private static PrepaymentText text(Columns row) {
        return new PrepaymentText(new FacilityId(row.uuid("facility")), row.number("version"), row.instant("since"), row.text("pl"),
                row.textIfAny("en"), row.textIfAny("uk"));
    }
}
