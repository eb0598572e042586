package pl.proassist.application.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Refusal;

/**
 * An invited person sets a password and chooses the way of the second step. The very first administrator, whom nobody could write down, gives
 * a phone or a mailbox too; everybody else's was set by an administrator and stays (SEC-10).
 */
@OpenDoor("the link of the invitation is the proof")
public final class AcceptInvitation {

    public record Command(String token, String password, SecondFactorMethod method, Option<PhoneNumber> phone, Option<EmailAddress> email,
                          String address) {
        @Override public String toString() { return "acceptance ***"; }
    }

    private final Accounts accounts;
    private final EndLogins logins;
    private final Passwords passwords;
    private final Secrets secrets;
    private final SecondSteps secondSteps;
    private final Transactions transactions;
    private final Clock clock;

    public AcceptInvitation(Accounts accounts, EndLogins logins, Passwords passwords, Secrets secrets, SecondSteps secondSteps,
                            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.passwords = passwords;
        this.secrets = secrets;
        this.secondSteps = secondSteps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who is invited, for the page that asks for the password. */
    public Either<Refusal, AccountDetails> look(String token) {
        return transactions.run(() -> invited(token, clock.instant())).map(Account::details);
    }

    public Either<Refusal, Account> accept(Command command) {
        var now = clock.instant();
        return transactions.run(() -> invited(command.token(), now)).flatMap(account -> reachable(account.details(), command))
                .flatMap(details -> secondSteps.target(command.method(), details).map(to -> details))
                .flatMap(details -> PasswordRules.check(passwords, command.password(), details).map(strong -> details))
                .flatMap(details -> store(details, command, passwords.hash(command.password()), now));
    }

    private Either<Refusal, Account> invited(String token, Instant now) {
        return accounts.byInvitation(secrets.fingerprint(token))
                .filter(account -> account.invitation().exists(sent -> sent.isLive(now)))
                .toEither(AccessRefusal.InvitationEnded::new);
    }

    private static Either<Refusal, AccountDetails> reachable(AccountDetails details, Command command) {
        var given = command.phone().isDefined() || command.email().isDefined();
        if (details.phone().isEmpty() && details.email().isEmpty()) {
            return right(details.reachedBy(command.phone(), command.email()));
        }
        return given ? left(new AccessRefusal.ContactIsSet()) : right(details);
    }

    private Either<Refusal, Account> store(AccountDetails details, Command command, String hash, Instant now) {
        return transactions.run(Actor.person(details.id(), command.address()).does("account.accept").on("user", details.id().value()), () ->
                invited(command.token(), now).flatMap(account -> reachable(account.details(), command)
                                .flatMap(reached -> account.about(reached).accept(secrets.fingerprint(command.token()), hash, command.method(), now)))
                        .flatMap(accounts::save).map(Versioned::thing)
                        .peek(active -> logins.of(active.details().id())));
    }
}
