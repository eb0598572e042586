package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;

/** The blacklists and exemptions of the facilities in memory. */
public final class InMemoryMarks implements PatientMarks {

    private final InMemoryTransactions transactions;
    private final Table<Whom, String> blacklisted;
    private final Table<Whom, Requirement> exempt;

    public InMemoryMarks(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.blacklisted = transactions.table();
        this.exempt = transactions.table();
    }

    @Override public boolean blacklist(FacilityId facility, PatientId patient, String reason, Instant now) {
        transactions.mustBeOpen();
        var isNew = !isBlacklisted(facility, patient);
        blacklisted.put(new Whom(facility, patient), reason);
        return isNew;
    }

    @Override public boolean unblacklist(FacilityId facility, PatientId patient) {
        transactions.mustBeOpen();
        return blacklisted.remove(new Whom(facility, patient));
    }

    @Override public boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now) {
        transactions.mustBeOpen();
        var isNew = exemption(facility, patient).isEmpty();
        exempt.put(new Whom(facility, patient), requirement);
        return isNew;
    }

    @Override public boolean unexempt(FacilityId facility, PatientId patient) {
        transactions.mustBeOpen();
        return exempt.remove(new Whom(facility, patient));
    }

    boolean isBlacklisted(FacilityId facility, PatientId patient) {
        return blacklisted.get(new Whom(facility, patient)).isDefined();
    }

    Option<Requirement> exemption(FacilityId facility, PatientId patient) {
        return exempt.get(new Whom(facility, patient));
    }

    private record Whom(FacilityId facility, PatientId patient) {
    }
}
