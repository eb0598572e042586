package pl.proassist.adapters.twofactor;

import java.time.Clock;
import java.util.List;
import pl.proassist.application.fakes.FakeSmsGateway;
import pl.proassist.application.fakes.InMemoryTransactions;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.SecondFactorContract;

class SmsSecondFactorTest extends SecondFactorContract {

    private final FakeSmsGateway sms = new FakeSmsGateway(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected SecondFactor factor() {
        return new SmsSecondFactor(sms);
    }

    @Override protected List<Arrived> arrived() {
        return sms.taken().stream().map(sent -> new Arrived(sent.to().value(), sent.text())).toList();
    }

    @Override protected void loseTheNextReply() {
        sms.loseTheNextReply();
    }

    @Override protected void beAwayForTheNextCall() {
        sms.beAwayForTheNextCall();
    }
}
