package pl.proassist.application.notifying;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many messages one server hands over in any second, by the product's own clock: the provider's limit, with room for what goes
 * past it. Whoever comes too soon is told when to come again; nobody sleeps.
 */
public final class SendingPace {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final int mostASecond;
    private final Deque<Taken> taken = new ArrayDeque<>();
    private int inWindow;

    private record Taken(Instant at, int number) {
    }

    public SendingPace(int mostASecond) {
        if (mostASecond < 1) {
            throw new IllegalArgumentException("at least one a second");
        }
        this.mostASecond = mostASecond;
    }

    /** @return how many of the wanted may go now */
    synchronized int take(int wanted, Instant now) {
        forgetUntil(now);
        var granted = Math.min(wanted, mostASecond - inWindow);
        add(granted, now);
        return granted;
    }

    /** Of what was taken, this many did not go. */
    synchronized void giveBack(int number, Instant takenAt) {
        add(-number, takenAt);
    }

    /** The first instant at which one may go. */
    synchronized Instant next(Instant now) {
        forgetUntil(now);
        return inWindow < mostASecond ? now : taken.getFirst().at().plus(WINDOW);
    }

    private void add(int number, Instant at) {
        if (number != 0) {
            taken.addLast(new Taken(at, number));
            inWindow += number;
        }
    }

    /** A clock that was put back begins anew. */
    private void forgetUntil(Instant now) {
        while (!taken.isEmpty() && (!taken.getFirst().at().plus(WINDOW).isAfter(now) || taken.getFirst().at().isAfter(now))) {
            inWindow -= taken.removeFirst().number();
        }
    }
}
