package pl.proassist.application.access;

import io.vavr.control.Either;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.LoginRules;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/** An administrator, and nobody else, switches a person's second step off, where every facility of that person leaves it to the person (A19). */
public final class SwitchOffSecondStep {

    private final Accounts accounts;
    private final LoginRules rules;
    private final Transactions transactions;

    public SwitchOffSecondStep(Accounts accounts, LoginRules rules, Transactions transactions) {
        this.accounts = accounts;
        this.rules = rules;
        this.transactions = transactions;
    }

    public Either<Refusal, Account> handle(Caller caller, UserId user) {
        return transactions.run(caller.does("account.second-factor-off").on("user", user.value()), () -> Managed.require(caller, accounts, user)
                .flatMap(Account::requireActive)
                .flatMap(account -> SecondStep.isRequired(rules, account.details())
                        ? Either.<Refusal, Account.Active>left(new AccessRefusal.SecondFactorRequired()) : Either.<Refusal, Account.Active>right(account))
                .flatMap(account -> accounts.save(account.withoutSecondStep())).map(Versioned::thing));
    }
}
