package pl.proassist.adapters.twofactor;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** The code by e-mail (SEC-03), with what wants to log in, and what to do when it was not the reader. */
public final class EmailSecondFactor implements SecondFactor {

    private final Mailer mailer;

    public EmailSecondFactor(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override public SecondFactorMethod method() {
        return SecondFactorMethod.EMAIL_CODE;
    }

    @Override public Option<Either<PhoneNumber, EmailAddress>> target(AccountDetails account) {
        return account.email().map(Either::right);
    }

    @Override public Handover send(UUID message, AccountDetails account, Proof proof) {
        return LoginWords.of(account, method(), proof).sendBy(mailer, message, account);
    }
}
