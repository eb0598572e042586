package pl.proassist.adapters.twofactor;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.message.PlainSms;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** The code by SMS, to the number on the account (SEC-02): one part, the code first, so that a telephone shows it without being unlocked. */
public final class SmsSecondFactor implements SecondFactor {

    private final SmsGateway sms;

    public SmsSecondFactor(SmsGateway sms) {
        this.sms = sms;
    }

    @Override public SecondFactorMethod method() {
        return SecondFactorMethod.SMS_CODE;
    }

    @Override public Option<Either<PhoneNumber, EmailAddress>> target(AccountDetails account) {
        return account.phone().map(Either::left);
    }

    @Override public Handover send(UUID message, AccountDetails account, Proof proof) {
        var words = LoginWords.of(account, method(), proof);
        return account.phone().fold(() -> new Handover.AddresseeRefused("no phone number any more"), to -> sms.send(message, to, PlainSms.of(words.text())));
    }
}
