package pl.proassist.adapters.persistence;

import pl.proassist.application.port.DeliverySettings;
import pl.proassist.domain.facility.FacilityId;

/** What each facility wants done about messages that do not arrive, in MariaDB. */
public final class JpaDeliverySettings implements DeliverySettings {

    private final JpaSession session;

    public JpaDeliverySettings(JpaSession session) {
        this.session = session;
    }

    @Override public Unreached unreached(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT unreached FROM delivery_setting WHERE facility = ?",
                row -> row.constant(Unreached.class, "unreached"), facility.value()).getOrElse(Unreached.ASK_STAFF);
    }

    @Override public void replace(FacilityId facility, Unreached unreached) {
        Sql.run(session.unit().connection(), """
                INSERT INTO delivery_setting (facility, unreached) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE unreached = VALUE(unreached)""", facility.value(), unreached);
    }
}
