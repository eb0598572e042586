package pl.proassist.application.port;

import pl.proassist.domain.facility.FacilityId;

/** Whether a facility asks for two steps at login (A19): yes, unless it was switched to leave it to each person. Used inside a transaction. */
public interface LoginRules {

    boolean isSecondStepRequired(FacilityId facility);

    void requireSecondStep(FacilityId facility, boolean required);
}
