package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;

/** The blacklists and exemptions of the facilities in memory. */
public final class InMemoryMarks implements PatientMarks {

    private final InMemoryTransactions transactions;
    private final Table<Whom, Mark> blacklisted;
    private final Table<Whom, Mark> exempt;

    public InMemoryMarks(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.blacklisted = transactions.table();
        this.exempt = transactions.table();
    }

    @Override public boolean blacklist(FacilityId facility, PatientId patient, String reason, Instant now) {
        transactions.mustBeOpen();
        var isNew = !isBlacklisted(facility, patient);
        blacklisted.put(new Whom(facility, patient), new Mark(facility, Option.none(), reason, now));
        return isNew;
    }

    @Override public boolean unblacklist(FacilityId facility, PatientId patient) {
        transactions.mustBeOpen();
        return blacklisted.remove(new Whom(facility, patient));
    }

    @Override public boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now) {
        transactions.mustBeOpen();
        var isNew = exemption(facility, patient).isEmpty();
        exempt.put(new Whom(facility, patient), new Mark(facility, Option.some(requirement), reason, now));
        return isNew;
    }

    @Override public boolean unexempt(FacilityId facility, PatientId patient) {
        transactions.mustBeOpen();
        return exempt.remove(new Whom(facility, patient));
    }

    @Override public List<Mark> of(PatientId patient) {
        transactions.mustBeOpen();
        return Stream.of(blacklisted, exempt).flatMap(table -> table.keys(whom -> whom.patient().equals(patient)).stream().map(table::get)).map(Option::get).toList();
    }

    @Override public void forget(PatientId patient) {
        transactions.mustBeOpen();
        Stream.of(blacklisted, exempt).forEach(table -> table.keys(whom -> whom.patient().equals(patient)).forEach(table::remove));
    }

    boolean isBlacklisted(FacilityId facility, PatientId patient) {
        return blacklisted.get(new Whom(facility, patient)).isDefined();
    }

    Option<Requirement> exemption(FacilityId facility, PatientId patient) {
        return exempt.get(new Whom(facility, patient)).flatMap(Mark::exemption);
    }

    private record Whom(FacilityId facility, PatientId patient) {
    }
}
