package pl.proassist.adapters.rest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import pl.proassist.application.policies.RulesHistory;
import pl.proassist.application.port.PaymentPolicies;

/**
 * A version of a facility's payment rules as it was made.
 *
 * @param by    left out for versions from before authors were kept
 * @param rules of specialists, services and pairs, under the end of their address
 */
public record RulesVersionResponse(long version, String at, BlacklistingResponse.By by, PaymentRulesResponse whole, List<Scoped> rules) {

    /** @param place {@code specialists/…}, {@code services/…} or {@code services/…/specialists/…} */
    public record Scoped(String place, RuleResponse rule) {
    }

    /** A version among others: what it changed. */
    public record Step(long version, String at, BlacklistingResponse.By by, List<Change> changes) {

        static Step of(RulesHistory.Step step, Speech speech) {
            var version = step.version();
            var reasons = Reasons.in(speech, version.policy().settings().zone());
            var before = RuleFields.of(step.before());
            var after = RuleFields.of(version.policy());
            var fields = new LinkedHashSet<>(before.keySet());
            fields.addAll(after.keySet());
            var changes = new ArrayList<Change>();
            fields.forEach(field -> {
                var old = before.get(field);
                var now = after.get(field);
                if (!String.valueOf(old).equals(String.valueOf(now))) {
                    changes.add(new Change(field, old, now, words(old, reasons), words(now, reasons)));
                }
            });
            return new Step(version.policy().version(), version.at().toString(), version.author().map(BlacklistingResponse.By::of).getOrNull(), changes);
        }

        private static String words(String value, Reasons reasons) {
            return value == null ? null : reasons.value(value);
        }
    }

    /** One field; a value that is left out was not set, or is not set any more. */
    public record Change(String field, String before, String after, String beforeInWords, String afterInWords) {
    }

    static RulesVersionResponse of(PaymentPolicies.Version version) {
        var policy = version.policy();
        return new RulesVersionResponse(policy.version(), version.at().toString(), version.author().map(BlacklistingResponse.By::of).getOrNull(),
                PaymentRulesResponse.of(policy), policy.rules().entrySet().stream()
                        .map(each -> new Scoped(RuleFields.place(each.getKey()), RuleResponse.of(each.getValue())))
                        .sorted((one, other) -> one.place().compareTo(other.place())).toList());
    }
}
