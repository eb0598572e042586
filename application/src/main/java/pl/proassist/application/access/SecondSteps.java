package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Refusal;

/** The ways of the second step: which of them a person has, and how one sending of it is ordered (SEC-02 to SEC-04, SEC-08). */
public final class SecondSteps {

    /** A number or a mailbox gets no more codes than this within a day: nobody pumps our SMS, or guesses for long. */
    private static final int CODES_A_DAY = 20;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final List<SecondFactor> factors;
    private final LoginAttempts attempts;
    private final StaffLetters letters;

    public SecondSteps(List<SecondFactor> factors, LoginAttempts attempts, StaffLetters letters) {
        this.factors = List.copyOf(factors);
        this.attempts = attempts;
        this.letters = letters;
    }

    List<SecondFactorMethod> openTo(AccountDetails account) {
        return factors.stream().filter(each -> each.target(account).isDefined()).map(SecondFactor::method).toList();
    }

    /** The way that the person chose; when it leads nowhere any more, another one that the person has (SEC-09). */
    SecondFactorMethod way(Account.Active account) {
        var open = openTo(account.details());
        return open.isEmpty() || open.contains(account.method()) ? account.method() : open.get(0);
    }

    /** Stores the attempt with a sending that is on its way; the answer says where to, masked. */
    Either<Refusal, Challenge.Sending> send(LoginAttempt.Asked asked, AccountDetails account, Instant now) {
        return target(asked.method(), account).flatMap(to -> rested(to, now)).map(to -> {
            attempts.save(asked);
            letters.add(letter(asked, to, now));
            return new Challenge.Sending(asked, masked(to), openTo(account));
        });
    }

    Either<Refusal, Either<PhoneNumber, EmailAddress>> target(SecondFactorMethod method, AccountDetails account) {
        return factor(method).flatMap(factor -> factor.target(account)).toEither(AccessRefusal.NoSuchSecondFactor::new);
    }

    Option<SecondFactor> factor(SecondFactorMethod method) {
        return Option.ofOptional(factors.stream().filter(each -> each.method() == method).findFirst());
    }

    private Either<Refusal, Either<PhoneNumber, EmailAddress>> rested(Either<PhoneNumber, EmailAddress> to, Instant now) {
        return letters.loginsSentTo(to, now.minus(A_DAY)) < CODES_A_DAY ? Either.right(to) : Either.left(new AccessRefusal.TooManyCodes(A_DAY));
    }

    private static StaffLetters.Letter letter(LoginAttempt.Asked asked, Either<PhoneNumber, EmailAddress> to, Instant now) {
        var kind = asked.method() == SecondFactorMethod.EMAIL_LINK ? StaffLetters.Kind.LOGIN_LINK : StaffLetters.Kind.LOGIN_CODE;
        var name = "login:" + asked.details().id() + ":" + asked.sendings();
        return new StaffLetters.Letter(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), asked.details().user(), kind, to,
                Option.some(asked.details().id()), asked.sendings(), now, now, asked.expiresAt(), 0);
    }

    /** Enough to recognise one's own phone or mailbox, too little to learn a stranger's. */
    private static String masked(Either<PhoneNumber, EmailAddress> to) {
        return to.fold(phone -> "*** *** " + phone.value().substring(phone.value().length() - 3),
                email -> email.value().charAt(0) + "***" + email.value().substring(email.value().indexOf('@')));
    }
}
