package pl.proassist.adapters.persistence;

import pl.proassist.application.port.LoginRules;
import pl.proassist.domain.facility.FacilityId;

/** What each facility asks of those who log in, in MariaDB. */
public final class JpaLoginRules implements LoginRules {

    private final JpaSession session;

    public JpaLoginRules(JpaSession session) {
        this.session = session;
    }

    @Override public boolean isSecondStepRequired(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT second_step FROM login_rule WHERE facility = ?", row -> row.flag("second_step"),
                facility.value()).getOrElse(true);
    }

    @Override public void requireSecondStep(FacilityId facility, boolean required) {
        Sql.run(session.unit().connection(), """
                INSERT INTO login_rule (facility, second_step) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE second_step = VALUE(second_step)""", facility.value(), required);
    }
}
