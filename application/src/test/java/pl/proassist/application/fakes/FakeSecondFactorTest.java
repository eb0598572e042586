package pl.proassist.application.fakes;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.SecondFactorContract;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

class FakeSecondFactorTest {

    @Nested class BySms extends Fake {
        BySms() { super(SecondFactorMethod.SMS_CODE); }
    }

    @Nested class ByEmail extends Fake {
        ByEmail() { super(SecondFactorMethod.EMAIL_CODE); }
    }

    @Nested class ByLink extends Fake {
        ByLink() { super(SecondFactorMethod.EMAIL_LINK); }
    }

    private abstract static class Fake extends SecondFactorContract {

        private final FakeSecondFactor factor;

        Fake(SecondFactorMethod method) {
            factor = new FakeSecondFactor(method, new InMemoryTransactions(Clock.systemUTC()));
        }

        @Override protected SecondFactor factor() {
            return factor;
        }

        @Override protected List<Arrived> arrived() {
            return factor.taken().stream().map(sent -> new Arrived(sent.to().fold(PhoneNumber::value, EmailAddress::value), sent.proof().secret())).toList();
        }

        @Override protected void loseTheNextReply() {
            factor.loseTheNextReply();
        }

        @Override protected void beAwayForTheNextCall() {
            factor.beAwayForTheNextCall();
        }
    }
}
