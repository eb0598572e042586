package pl.proassist.adapters.persistence;

import static java.util.stream.Collectors.joining;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;

/** An account as one row, without its parts; phone and e-mail are sealed. */
record AccountRow(UUID id, String login, String firstName, String lastName, Option<String> phone, Option<String> email, Language language,
                  State state, Option<String> password, Option<SecondFactorMethod> method, Option<Boolean> twoSteps, Option<Invitation> invitation) {

    enum State { INVITED, ACTIVE, DEACTIVATED }

    static final String TABLE = "account";

    static final String SET = Stream.of("login", "first_name", "last_name", "phone", "email", "language", "state", "password", "method", "two_steps",
            "invitation_fingerprint", "invitation_number", "invitation_expires_at").map(column -> column + " = ?").collect(joining(", "));

    static AccountRow of(Account account, Vault vault) {
        return account.fold(new Account.States<>() {
            @Override public AccountRow invited(Account.Invited invited) {
                return row(invited, State.INVITED, Option.none());
            }

            @Override public AccountRow active(Account.Active active) {
                return row(active, State.ACTIVE, Option.some(active));
            }

            @Override public AccountRow deactivated(Account.Deactivated shut) {
                return row(shut, State.DEACTIVATED, Option.none());
            }

            private AccountRow row(Account account, State state, Option<Account.Active> active) {
                var person = account.details();
                var sealed = new SealedRow(vault, TABLE, person.id().value());
                return new AccountRow(person.id().value(), person.login().value(), person.firstName(), person.lastName(),
                        Option.of(sealed.seal("phone", person.phone().map(PhoneNumber::value))),
                        Option.of(sealed.seal("email", person.email().map(EmailAddress::value))), person.language(), state,
                        active.map(Account.Active::password), active.map(Account.Active::method), active.map(Account.Active::twoSteps),
                        account.invitation());
            }
        });
    }

    static AccountRow of(Columns row) {
        return new AccountRow(row.uuid("id"), row.text("login"), row.text("first_name"), row.text("last_name"), row.textIfAny("phone"),
                row.textIfAny("email"), row.constant(Language.class, "language"), row.constant(State.class, "state"), row.textIfAny("password"),
                row.constantIfAny(SecondFactorMethod.class, "method"), row.textIfAny("two_steps").map(any -> row.flag("two_steps")),
                row.textIfAny("invitation_fingerprint").map(fingerprint ->
                        new Invitation(fingerprint, (int) row.number("invitation_number"), row.instant("invitation_expires_at"))));
    }

    /** In the order of {@link #SET}. */
    List<Object> values() {
        return new ArrayList<>(List.of(login, firstName, lastName, phone, email, language, state, password, method, twoSteps,
                invitation.map(Invitation::fingerprint), invitation.map(Invitation::number), invitation.<Instant>map(Invitation::expiresAt)));
    }

    Account toAccount(List<Membership> parts, Vault vault) {
        var sealed = new SealedRow(vault, TABLE, id);
        var person = new AccountDetails(new UserId(id), new Login(login), firstName, lastName,
                sealed.open("phone", phone.getOrNull()).map(PhoneNumber::new), sealed.open("email", email.getOrNull()).map(EmailAddress::new),
                language, parts);
        return switch (state) {
            case INVITED -> new Account.Invited(person, invitation.get());
            case ACTIVE -> new Account.Active(person, password.get(), method.get(), twoSteps.get(), invitation);
            case DEACTIVATED -> new Account.Deactivated(person);
        };
    }
}
