package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/**
 * An account.
 *
 * @param status   INVITED, ACTIVE or DEACTIVATED
 * @param method   left out with {@code twoSteps} until the person has chosen one
 * @param twoSteps the second step is asked for at every login
 */
public record UserResponse(String id, String login, String firstName, String lastName, String phone, String email, String language, String status,
                           String method, Boolean twoSteps, List<MembershipResponse> memberships) {

    static UserResponse of(Account account) {
        return account.fold(new Account.States<>() {
            @Override public UserResponse invited(Account.Invited invited) { return of(invited, "INVITED", Option.none(), Option.none()); }

            @Override public UserResponse active(Account.Active active) {
                return of(active, "ACTIVE", Option.some(active.method()), Option.some(active.twoSteps()));
            }

            @Override public UserResponse deactivated(Account.Deactivated shut) { return of(shut, "DEACTIVATED", Option.none(), Option.none()); }
        });
    }

    private static UserResponse of(Account account, String status, Option<SecondFactorMethod> method, Option<Boolean> twoSteps) {
        var details = account.details();
        return new UserResponse(details.id().toString(), details.login().value(), details.firstName(), details.lastName(),
                details.phone().map(PhoneNumber::value).getOrNull(), details.email().map(EmailAddress::value).getOrNull(),
                details.language().name().toLowerCase(Locale.ROOT), status, method.map(Enum::name).getOrNull(), twoSteps.getOrNull(),
                details.memberships().stream().map(MembershipResponse::of).toList());
    }

    @Override public String toString() {
        return "user " + id;
    }
}
