package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/**
 * One change of a visit's payment terms by hand: the history that stays (VIS-04, LNK-02, A15).
 *
 * @param by the account or the key; none for the installation's own token
 */
public record TermsChange(VisitId visit, Instant at, Option<UUID> by, Terms before, Terms after, String reason) {

    /** What a patient was told, or is told from now on. */
    public record Terms(Requirement requirement, Money amount, PrepaymentKind kind, Option<Instant> deadline) {

        public static Terms of(PaymentTerms terms) {
            return new Terms(terms.requirement(), terms.amount(), terms.kind(), terms.deadline());
        }
    }
}
