package pl.proassist.application.fakes;

import java.util.List;
import pl.proassist.application.port.Consents;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.PatientId;

/** The ledger of consents in memory: each line has the next number. */
public final class InMemoryConsents implements Consents {

    private final InMemoryTransactions transactions;
    private final Table<Integer, Consent> lines;

    public InMemoryConsents(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.lines = transactions.table();
    }

    @Override public void add(Consent consent) {
        transactions.mustBeOpen();
        lines.put(lines.all().size() + 1, consent);
    }

    @Override public List<Consent> of(PatientId patient) {
        transactions.mustBeOpen();
        return lines.where(line -> line.patient().equals(patient));
    }
}
