package pl.proassist.application.fakes;

import java.util.function.Supplier;
import pl.proassist.application.port.GatewayUnavailable;

/** What can go wrong between us and a provider, on demand. */
final class Weather {

    private int awayFor;
    private boolean away;
    private boolean losesNextReply;

    /** The next call does not reach the provider. */
    void awayForTheNextCall() {
        awayFor++;
    }

    /** No call reaches the provider until it is back. */
    void away(boolean now) {
        away = now;
    }

    /** The next call is understood and acted on, but its answer never comes back. */
    void loseTheNextReply() {
        losesNextReply = true;
    }

    <T> T call(Supplier<T> provider) {
        if (away || awayFor > 0) {
            awayFor = Math.max(0, awayFor - 1);
            throw new GatewayUnavailable("no connection");
        }
        var answer = provider.get();
        if (losesNextReply) {
            losesNextReply = false;
            throw new GatewayUnavailable("no answer in time");
        }
        return answer;
    }
}
