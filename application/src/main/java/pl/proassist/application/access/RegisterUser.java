package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.registering.Registered;
import pl.proassist.application.registering.Registration;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Refusal;

/**
 * An administrator makes an account, whose person is invited by e-mail, or changes who a person is and how to reach that person. A change of
 * phone or mailbox is told to the old and the new one, and ends every session (SEC-10).
 */
public final class RegisterUser {

    /** @param seen the version that the caller changes */
    public record Command(UserId user, Login login, String firstName, String lastName, Option<PhoneNumber> phone, EmailAddress email,
                          Language language, Option<Long> seen) {
    }

    private final Accounts accounts;
    private final EndLogins logins;
    private final StaffLetters letters;
    private final Invitations invitations;
    private final Transactions transactions;
    private final Clock clock;

    public RegisterUser(Accounts accounts, EndLogins logins, StaffLetters letters, Invitations invitations, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.letters = letters;
        this.invitations = invitations;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Registered<Account>> handle(Caller caller, Command command) {
        var now = clock.instant();
        return transactions.run(caller.does("account.register").on("user", command.user().value()), () -> {
            var known = accounts.find(command.user());
            return known.isEmpty()
                    ? caller.maySomewhere(Permission.USERS).flatMap(may -> invite(command, now))
                    : Managed.require(caller, accounts, command.user()).flatMap(account -> change(known.get(), command, now));
        });
    }

    private Either<Refusal, Registered<Account>> invite(Command command, Instant now) {
        return command.seen().isDefined()
                ? Either.left(new RegistrationRefusal.Stale(command.user().value()))
                : accounts.save(invitations.first(details(command, List.of()), now)).map(saved -> new Registered<>(saved, true));
    }

    private Either<Refusal, Registered<Account>> change(Versioned<Account> stored, Command command, Instant now) {
        var before = stored.thing().details();
        var after = details(command, before.memberships());
        return Registration.of(command.user().value(), after, Option.some(new Versioned<>(before, stored.version())), command.seen(),
                        () -> new Versioned<>(after, stored.version()))
                .flatMap(registered -> before.equals(after)
                        ? Either.right(new Registered<>(stored, false))
                        : accounts.save(changed(stored.thing(), after, now)).map(saved -> {
                            tell(before, saved.thing(), now);
                            return new Registered<>(saved, false);
                        }));
    }

    private static AccountDetails details(Command command, List<Membership> memberships) {
        return new AccountDetails(command.user(), command.login(), command.firstName(), command.lastName(), command.phone(),
                Option.some(command.email()), command.language(), memberships);
    }

    /** A link that went to another mailbox is worth nothing any more; a new one follows the person. */
    private Account changed(Account account, AccountDetails after, Instant now) {
        var isFollowed = !account.details().isReachedLike(after) && account.invitation().exists(sent -> sent.isLive(now));
        return isFollowed ? account.about(after).invite(invitations.next(after.id(), now)) : account.about(after);
    }

    private void tell(AccountDetails before, Account account, Instant now) {
        var after = account.details();
        if (before.isReachedLike(after)) {
            return;
        }
        account.invitation().filter(sent -> sent.isLive(now)).forEach(sent -> invitations.send(after, sent, now));
        logins.of(before.id());
        Stream.of(before, after).forEach(each -> {
            each.phone().forEach(phone -> add(each.id(), Either.left(phone), now));
            each.email().forEach(email -> add(each.id(), Either.right(email), now));
        });
    }

    private void add(UserId user, Either<PhoneNumber, EmailAddress> to, Instant now) {
        letters.add(StaffMail.letter(user, StaffLetters.Kind.CONTACT_DATA_CHANGED, to, now.toString(), 0, now));
    }
}
