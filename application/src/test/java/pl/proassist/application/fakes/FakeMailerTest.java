package pl.proassist.application.fakes;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.MailerContract;

class FakeMailerTest extends MailerContract {

    private final FakeMailer server = new FakeMailer(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected Mailer mailer() {
        return server;
    }

    @Override protected Set<String> arrived() {
        return server.taken().stream().map(letter -> letter.id().toString()).collect(Collectors.toSet());
    }

    @Override protected void loseTheNextReply() {
        server.loseTheNextReply();
    }

    @Override protected void beAwayForTheNextCall() {
        server.beAwayForTheNextCall();
    }
}
