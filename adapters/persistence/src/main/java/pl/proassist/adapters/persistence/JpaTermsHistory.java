package pl.proassist.adapters.persistence;

import java.util.List;
import pl.proassist.application.port.TermsHistory;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.TermsChange;
import pl.proassist.domain.visit.VisitId;

/** The history of payment terms in MariaDB. */
public final class JpaTermsHistory implements TermsHistory {

    private final JpaSession session;

    public JpaTermsHistory(JpaSession session) {
        this.session = session;
    }

    @Override public void add(TermsChange change) {
        var before = change.before();
        var after = change.after();
        Sql.run(session.unit().connection(), """
                INSERT INTO terms_change (visit, at, changed_by, reason, old_requirement, old_amount, old_kind, old_deadline,
                    new_requirement, new_amount, new_kind, new_deadline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                change.visit().value(), change.at(), change.by(), change.reason(), before.requirement(), before.amount(), before.kind(), before.deadline(),
                after.requirement(), after.amount(), after.kind(), after.deadline());
    }

    @Override public List<TermsChange> of(VisitId visit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM terms_change WHERE visit = ? ORDER BY seq", row ->
                new TermsChange(visit, row.instant("at"), row.uuidIfAny("changed_by"), terms(row, "old_"), terms(row, "new_"), row.text("reason")), visit.value());
    }

    private static TermsChange.Terms terms(Columns row, String which) {
        return new TermsChange.Terms(row.constant(Requirement.class, which + "requirement"), row.money(which + "amount"),
                row.constant(PrepaymentKind.class, which + "kind"), row.instantIfAny(which + "deadline"));
    }
}
