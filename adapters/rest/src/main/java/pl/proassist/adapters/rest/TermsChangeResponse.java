package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.util.Map;
import java.util.UUID;
import pl.proassist.domain.visit.TermsChange;

/**
 * One change of a visit's payment terms by hand.
 *
 * @param by   the account or the key; left out for the installation's own token
 * @param name of the person behind the account
 */
public record TermsChangeResponse(String at, String by, String name, String reason, Terms before, Terms after) {

    public record Terms(String requirement, String amount, String kind, String deadline) {

        static Terms of(TermsChange.Terms terms) {
            return new Terms(terms.requirement().name(), terms.amount().toString(), terms.kind().name(), terms.deadline().map(Object::toString).getOrNull());
        }
    }

    static TermsChangeResponse of(TermsChange change, Map<UUID, String> people) {
        return new TermsChangeResponse(change.at().toString(), change.by().map(UUID::toString).getOrNull(),
                change.by().flatMap(id -> Option.of(people.get(id))).getOrNull(), change.reason(), Terms.of(change.before()), Terms.of(change.after()));
    }
}
