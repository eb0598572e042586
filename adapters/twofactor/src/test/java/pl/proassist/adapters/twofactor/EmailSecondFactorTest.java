package pl.proassist.adapters.twofactor;

import java.time.Clock;
import java.util.List;
import pl.proassist.application.fakes.FakeMailer;
import pl.proassist.application.fakes.InMemoryTransactions;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.SecondFactorContract;

class EmailSecondFactorTest extends SecondFactorContract {

    private final FakeMailer mail = new FakeMailer(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected SecondFactor factor() {
        return new EmailSecondFactor(mail);
    }

    @Override protected List<Arrived> arrived() {
        return mail.taken().stream().map(sent -> new Arrived(sent.to().value(), sent.text())).toList();
    }

    @Override protected void loseTheNextReply() {
        mail.loseTheNextReply();
    }

    @Override protected void beAwayForTheNextCall() {
        mail.beAwayForTheNextCall();
    }
}
