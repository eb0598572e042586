package pl.proassist.application.access;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.Passwords;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Refusal;

/** Which passwords are refused, by which name: length counts, not classes of characters (SEC-13, SEC-15). */
final class PasswordRules {

    private PasswordRules() {
    }

    static Either<Refusal, String> check(Passwords passwords, String password, AccountDetails account) {
        return passwords.weakness(password, personal(account)).map(PasswordRules::refusal).<Either<Refusal, String>>map(Either::left)
                .getOrElse(Either.right(password));
    }

    private static List<String> personal(AccountDetails account) {
        var personal = new ArrayList<>(List.of(account.login().value(), account.firstName(), account.lastName()));
        account.email().map(EmailAddress::value).forEach(personal::add);
        account.phone().map(PhoneNumber::value).forEach(personal::add);
        return personal;
    }

    private static Refusal refusal(Passwords.Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT -> new AccessRefusal.PasswordTooShort(Passwords.SHORTEST);
            case TOO_LONG -> new AccessRefusal.PasswordTooLong(Passwords.LONGEST);
            case TOO_COMMON -> new AccessRefusal.PasswordTooCommon();
            case TOO_PERSONAL -> new AccessRefusal.PasswordTooPersonal();
        };
    }
}
