package pl.proassist.application.fakes;

import java.time.Clock;
import java.util.List;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.application.port.SmsGatewayContract;

class FakeSmsGatewayTest extends SmsGatewayContract {

    private final FakeSmsGateway provider = new FakeSmsGateway(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected SmsGateway gateway() {
        return provider;
    }

    @Override protected List<String> taken() {
        return provider.taken().stream().map(FakeSmsGateway.Sms::text).toList();
    }

    @Override protected void loseTheNextReply() {
        provider.loseTheNextReply();
    }

    @Override protected void beAwayForTheNextCall() {
        provider.beAwayForTheNextCall();
    }
}
