package pl.proassist.application.access;

import pl.proassist.application.port.LoginRules;
import pl.proassist.domain.access.AccountDetails;

/** Who must prove it twice (A19): everybody with a part in a facility that asks for it, or in the whole installation, or still without any part. */
final class SecondStep {

    private SecondStep() {
    }

    static boolean isRequired(LoginRules rules, AccountDetails account) {
        return account.memberships().isEmpty() || account.memberships().stream()
                .anyMatch(part -> part.facility().forAll(rules::isSecondStepRequired));
    }
}
