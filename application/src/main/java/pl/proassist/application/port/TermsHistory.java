package pl.proassist.application.port;

import java.util.List;
import pl.proassist.domain.visit.TermsChange;
import pl.proassist.domain.visit.VisitId;

/** Every change of a visit's payment terms that a person made: lines are added, never changed. Used inside a transaction. */
public interface TermsHistory {

    void add(TermsChange change);

    /** Oldest first. */
    List<TermsChange> of(VisitId visit);
}
