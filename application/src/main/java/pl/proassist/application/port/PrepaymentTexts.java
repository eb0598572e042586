package pl.proassist.application.port;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.PrepaymentText;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;

/** The facilities' terms of prepayment in words, every version of them, and who accepted which (PAY-22). Used inside a transaction. */
public interface PrepaymentTexts {

    /** None where a facility never wrote any. */
    Option<PrepaymentText> inForce(FacilityId facility);

    Option<PrepaymentText> version(FacilityId facility, long version);

    /** Stores the next version; somebody who was faster makes the transaction run again. */
    void save(PrepaymentText text);

    /** Writes an acceptance down; the same version accepted again changes nothing. */
    void accept(TermsAcceptance acceptance);

    /** Oldest first. */
    List<TermsAcceptance> accepted(VisitId visit);

    default boolean isAccepted(VisitId visit, long version) {
        return accepted(visit).stream().anyMatch(acceptance -> acceptance.version() == version);
    }
}
