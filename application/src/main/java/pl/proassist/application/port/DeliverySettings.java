package pl.proassist.application.port;

import pl.proassist.domain.facility.FacilityId;

/** What each facility wants done about messages that do not arrive. Used inside a transaction. */
public interface DeliverySettings {

    /** What becomes, at its deadline, of a slot whose patient no message about the payment reached. */
    enum Unreached {
        /** It is kept until staff decide, at the longest until the visit's hard stop. */
        ASK_STAFF,
        RELEASE
    }

    /** {@code ASK_STAFF} unless the facility said otherwise. */
    Unreached unreached(FacilityId facility);

    void replace(FacilityId facility, Unreached unreached);
}
