package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefAnnouncements.State;
import pl.proassist.application.port.KsefAnnouncementsContract;

class FakeAnnouncementsTest extends KsefAnnouncementsContract {

    private final FakeAnnouncements ministry = new FakeAnnouncements(new InMemoryTransactions(new SettableClock(Instant.EPOCH)));

    @Override protected KsefAnnouncements announcements() { return ministry; }

    @Override protected void theMinistrySays(State state) { ministry.say(state); }

    @Override protected void theMinistryAnnounces(int event, State what, Instant start, Option<Instant> end) { ministry.announce(event, what, start, end); }

    @Override protected void theServiceIsSilent() { ministry.beSilent(true); }
}
