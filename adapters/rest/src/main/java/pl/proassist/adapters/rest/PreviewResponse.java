package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PrepaymentDecision;

/** What a rule would decide, and why. A refused booking carries the code that the booking would get. */
public record PreviewResponse(String outcome, String code, String amount, String deadline, String deadlineInWords, List<String> because) {

    static PreviewResponse of(PrepaymentDecision decision, Reasons reasons) {
        var because = reasons.told(decision.because());
        return decision.fold(
                due -> of("DUE", due.terms(), because, reasons),
                optional -> of("OPTIONAL", optional.terms(), because, reasons),
                notDue -> of("NOT_DUE", notDue.terms(), because, reasons),
                onSite -> of("ON_SITE", onSite.terms(), because, reasons),
                refused -> new PreviewResponse("REFUSED", refused.reason().code(), null, null, null, because));
    }

    private static PreviewResponse of(String outcome, PaymentTerms terms, List<String> because, Reasons reasons) {
        return new PreviewResponse(outcome, null, terms.amount().toString(), terms.deadline().map(Object::toString).getOrNull(),
                terms.deadline().map(reasons::until).getOrNull(), because);
    }
}
