package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** How letters to persons with accounts are made; whoever makes the same one twice has made one. */
final class StaffMail {

    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    private StaffMail() {
    }

    /** @param occasion what makes it another letter of the same kind to the same address */
    static StaffLetters.Letter letter(UserId user, StaffLetters.Kind kind, Either<PhoneNumber, EmailAddress> to, String occasion, int number, Instant now) {
        var name = kind + ":" + user + ":" + (to.isLeft() ? to.getLeft().value() : to.get().value()) + ":" + occasion;
        return new StaffLetters.Letter(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), user, kind, to, Option.none(), number,
                now, now, now.plus(WORTH_SENDING), 0);
    }

    /** By e-mail where there is one, else by SMS. */
    static Option<Either<PhoneNumber, EmailAddress>> preferred(AccountDetails account) {
        return account.email().<Either<PhoneNumber, EmailAddress>>map(Either::right).orElse(account.phone().map(Either::left));
    }
}
