package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.PrepaymentText;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;

/** The terms of prepayment in words, and who accepted them, in memory. */
public final class InMemoryPrepaymentTexts implements PrepaymentTexts {

    private final InMemoryTransactions transactions;
    private final Table<Version, PrepaymentText> texts;
    private final Table<Accepted, TermsAcceptance> acceptances;

    public InMemoryPrepaymentTexts(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.texts = transactions.table();
        this.acceptances = transactions.table();
    }

    @Override public Option<PrepaymentText> inForce(FacilityId facility) {
        transactions.mustBeOpen();
        return Option.ofOptional(texts.where(text -> text.facility().equals(facility)).stream().max(Comparator.comparing(PrepaymentText::version)));
    }

    @Override public Option<PrepaymentText> version(FacilityId facility, long version) {
        transactions.mustBeOpen();
        return texts.get(new Version(facility, version));
    }

    @Override public void save(PrepaymentText text) {
        transactions.mustBeOpen();
        texts.put(new Version(text.facility(), text.version()), text);
    }

    @Override public void accept(TermsAcceptance acceptance) {
        transactions.mustBeOpen();
        var key = new Accepted(acceptance.visit(), acceptance.version());
        if (acceptances.get(key).isEmpty()) {
            acceptances.put(key, acceptance);
        }
    }

    @Override public List<TermsAcceptance> accepted(VisitId visit) {
        transactions.mustBeOpen();
        return acceptances.where(acceptance -> acceptance.visit().equals(visit));
    }

    private record Version(FacilityId facility, long number) {
    }

    private record Accepted(VisitId visit, long version) {
    }
}
