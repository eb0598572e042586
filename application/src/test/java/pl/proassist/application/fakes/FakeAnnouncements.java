package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.KsefAnnouncements;

/** The ministry's status service, in which a test is the ministry. */
public final class FakeAnnouncements implements KsefAnnouncements {

    private final InMemoryTransactions transactions;
    private final Weather weather = new Weather();
    private final List<Message> messages = new ArrayList<>();
    private State state = State.AVAILABLE;

    public FakeAnnouncements(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override public synchronized State state() {
        transactions.mustNotBeOpen();
        return weather.call(() -> state);
    }

    @Override public synchronized List<Message> messages() {
        transactions.mustNotBeOpen();
        return weather.call(() -> List.copyOf(messages));
    }

    /** The state alone, before anybody has written a message about it. */
    public synchronized void say(State now) {
        state = now;
    }

    /** A message; another one about the same event replaces it. */
    public synchronized void announce(int event, State what, Instant start, Option<Instant> end) {
        messages.removeIf(message -> message.event() == event);
        messages.add(new Message(event, what, start, end));
    }

    public synchronized void beSilent(boolean silent) {
        weather.away(silent);
    }
}
