package pl.proassist.application.fakes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import pl.proassist.application.port.Measurements;

/** Everything that was counted, in order. */
public final class RecordedMeasurements implements Measurements {

    private final List<String> bookings = new CopyOnWriteArrayList<>();
    private final List<Duration> releases = new CopyOnWriteArrayList<>();
    private final List<String> gatewayCalls = new CopyOnWriteArrayList<>();
    private final List<String> ledgerBreaches = new CopyOnWriteArrayList<>();
    private final AtomicInteger staffLettersReturned = new AtomicInteger();
    private final List<String> handovers = new CopyOnWriteArrayList<>();

    @Override public void booking(String outcome) {
        bookings.add(outcome);
    }

    @Override public void released(Duration lag) {
        releases.add(lag);
    }

    @Override public void gatewayCall(String gateway, String operation, String result, Duration took) {
        gatewayCalls.add(gateway + " " + operation + " " + result);
    }

    @Override public void ledgerBreach(String kind) {
        ledgerBreaches.add(kind);
    }

    @Override public void staffLetterReturned() {
        staffLettersReturned.incrementAndGet();
    }

    @Override public void handedOver(String channel, Duration afterTrigger) {
        handovers.add(channel + " " + afterTrigger);
    }

    public List<String> bookings() {
        return List.copyOf(bookings);
    }

    /** How late each slot was given up. */
    public List<Duration> releases() {
        return List.copyOf(releases);
    }

    public List<String> gatewayCalls() {
        return List.copyOf(gatewayCalls);
    }

    public List<String> ledgerBreaches() {
        return List.copyOf(ledgerBreaches);
    }

    public int staffLettersReturned() {
        return staffLettersReturned.get();
    }

    public List<String> handovers() {
        return List.copyOf(handovers);
    }
}
