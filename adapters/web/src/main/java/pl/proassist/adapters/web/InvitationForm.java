package pl.proassist.adapters.web;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.stream.Stream;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.PersonalData;

/** What an invited person filled in, as it came. */
record InvitationForm(String password, String repeated, String method, String phone, String email) implements PersonalData {

    static InvitationForm of(MultivaluedMap<String, String> fields) {
        return new InvitationForm(field(fields, "password"), field(fields, "repeated"), field(fields, "method"), field(fields, "phone").strip(),
                field(fields, "email").strip());
    }

    private static String field(MultivaluedMap<String, String> fields, String name) {
        return Option.of(fields.getFirst(name)).getOrElse("");
    }

    /** The wish, or the name of what is wrong. Phone and mailbox count only where nobody has written them down yet (SEC-10). */
    Either<String, AcceptInvitation.Command> command(String token, AccountDetails person, String address) {
        if (!password.equals(repeated)) {
            return left("password-differs");
        }
        var isReached = InvitationPage.isReached(person);
        return wayOfSecondStep().flatMap(way -> (isReached ? Either.<String, Option<PhoneNumber>>right(Option.none()) : phoneNumber())
                .flatMap(givenPhone -> (isReached ? Either.<String, Option<EmailAddress>>right(Option.none()) : emailAddress())
                        .map(givenEmail -> new AcceptInvitation.Command(token, password, way, givenPhone, givenEmail, address))));
    }

    private Either<String, SecondFactorMethod> wayOfSecondStep() {
        return Option.ofOptional(Stream.of(SecondFactorMethod.values()).filter(each -> each.name().equals(method)).findFirst()).toEither("no-method");
    }

    private Either<String, Option<PhoneNumber>> phoneNumber() {
        return phone.isEmpty() ? right(Option.none()) : Phones.read(phone).map(Option::some).toEither("not-a-phone");
    }

    private Either<String, Option<EmailAddress>> emailAddress() {
        return email.isEmpty() ? right(Option.none())
                : EmailAddress.isValid(email) ? right(Option.some(new EmailAddress(email))) : left("not-an-email");
    }

    @Override public String toString() {
        return "form ***";
    }
}
