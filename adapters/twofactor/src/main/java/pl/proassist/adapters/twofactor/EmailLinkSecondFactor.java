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

/** The link by e-mail (SEC-04, A21): its page has a button that confirms one login and logs nobody in where it is pressed. */
public final class EmailLinkSecondFactor implements SecondFactor {

    private final Mailer mailer;

    public EmailLinkSecondFactor(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override public SecondFactorMethod method() {
        return SecondFactorMethod.EMAIL_LINK;
    }

    @Override public Option<Either<PhoneNumber, EmailAddress>> target(AccountDetails account) {
        return account.email().map(Either::right);
    }

    @Override public Handover send(UUID message, AccountDetails account, Proof proof) {
        return LoginWords.of(account, method(), proof).sendBy(mailer, message, account);
    }
}
