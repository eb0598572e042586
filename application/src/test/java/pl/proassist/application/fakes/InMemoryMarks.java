package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;

/** The blacklists and exemptions of the facilities in memory. */
public final class InMemoryMarks implements PatientMarks {

    static final Comparator<PatientId> BY_PATIENT = Comparator.comparing(PatientId::toString);

    private final InMemoryTransactions transactions;
    private final Table<Whom, Mark> blacklisted;
    private final Table<Whom, Mark> exempt;

    public InMemoryMarks(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.blacklisted = transactions.table();
        this.exempt = transactions.table();
    }

    @Override public boolean blacklist(Blacklisting entry) {
        transactions.mustBeOpen();
        var whom = new Whom(entry.facility(), entry.patient());
        var isNew = blacklisted.get(whom).isEmpty();
        blacklisted.put(whom, Mark.of(entry));
        return isNew;
    }

    @Override public Option<Blacklisting> blacklisting(FacilityId facility, PatientId patient) {
        transactions.mustBeOpen();
        return blacklisted.get(new Whom(facility, patient)).flatMap(Mark::entry);
    }

    @Override public List<Blacklisting> blacklistings(FacilityId facility, Option<PatientId> after, int limit) {
        transactions.mustBeOpen();
        return blacklisted.all().stream().map(mark -> mark.entry().get()).filter(entry -> entry.facility().equals(facility))
                .filter(entry -> after.forAll(last -> BY_PATIENT.compare(last, entry.patient()) < 0))
                .sorted(Comparator.comparing(Blacklisting::patient, BY_PATIENT)).limit(limit).toList();
    }

    @Override public boolean unblacklist(FacilityId facility, PatientId patient) {
        transactions.mustBeOpen();
        return blacklisted.remove(new Whom(facility, patient));
    }

    @Override public boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now) {
        transactions.mustBeOpen();
        var isNew = exemption(facility, patient).isEmpty();
        exempt.put(new Whom(facility, patient), Mark.exemption(facility, requirement, reason, now));
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

    boolean isBlacklisted(FacilityId facility, PatientId patient, Instant now) {
        return blacklisted.get(new Whom(facility, patient)).flatMap(Mark::entry).exists(entry -> entry.expires().forAll(now::isBefore));
    }

    Option<Requirement> exemption(FacilityId facility, PatientId patient) {
        return exempt.get(new Whom(facility, patient)).flatMap(Mark::exemption);
    }

    /** As it was at an earlier moment, as far as that is still known. */
    Option<Requirement> exemption(FacilityId facility, PatientId patient, Instant then) {
        return exempt.get(new Whom(facility, patient)).filter(mark -> !mark.since().isAfter(then)).flatMap(Mark::exemption);
    }

    private record Whom(FacilityId facility, PatientId patient) {
    }
}
