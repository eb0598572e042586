package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.application.booking.ApplyRules;
import pl.proassist.domain.policy.PaymentTerms;

/** What became of each visit to which the rules were to be applied. */
public record RulesAppliedResponse(List<Result> items) {

    /** @param outcome APPLIED, or why the visit was left as it is */
    public record Result(String visit, String outcome) {
    }

    /** A page of the visits that would change, with the version of the rules that they would change to. */
    public record Previewed(long version, List<Preview> items, String next) {
    }

    /**
     * A visit that would change.
     *
     * @param byHand  a person decided about it; it changes only when it is named with {@code evenByHand}
     * @param message what the patient would be told; left out when nothing is
     * @param seen    to be handed back when the rules are applied
     */
    public record Preview(String visit, String patient, String specialist, String service, String start, Terms now, Terms then, boolean byHand,
                          String message, List<String> because, String seen) {

        static Preview of(ApplyRules.Preview preview, Speech speech) {
            var view = preview.visit();
            var reasons = Reasons.in(speech, preview.then().settings().zone());
            return new Preview(view.id().toString(), view.patient().toString(), view.specialist().toString(), view.service().toString(), view.start().toString(),
                    Terms.of(preview.now(), reasons), Terms.of(preview.then(), reasons), preview.byHand(), preview.message().map(Enum::name).getOrNull(),
                    reasons.told(preview.then().because()), preview.seen());
        }
    }

    /** What is asked for a visit. */
    public record Terms(String requirement, String amount, String kind, String deadline, String deadlineInWords, String decidedBy) {

        static Terms of(PaymentTerms terms, Reasons reasons) {
            return new Terms(terms.requirement().name(), terms.amount().toString(), terms.kind().name(), terms.deadline().map(Object::toString).getOrNull(),
                    terms.deadline().map(reasons::until).getOrNull(), terms.decidedBy().name());
        }
    }

    static RulesAppliedResponse of(List<ApplyRules.Result> results) {
        return new RulesAppliedResponse(results.stream().map(each -> new Result(each.visit().toString(), each.outcome().name())).toList());
    }
}
