package pl.proassist.application.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.Measurements;

/** Notes which calls were counted, and how. */
public final class GatewayCalls implements Measurements {

    public final List<String> counted = new ArrayList<>();

    @Override public void booking(String outcome) {
        throw new AssertionError("no booking is made here");
    }

    @Override public void released(Duration lag) {
        throw new AssertionError("nothing is released here");
    }

    @Override public void gatewayCall(String gateway, String operation, String result, Duration took) {
        counted.add(gateway + " " + operation + " " + result);
    }

    @Override public void ledgerBreach(String kind) {
        throw new AssertionError("no ledger is checked here");
    }

    @Override public void staffLetterReturned() {
        throw new AssertionError("nothing comes back here");
    }

    @Override public void handedOver(String channel, Duration afterTrigger) {
        throw new AssertionError("no message is sent here");
    }
}
