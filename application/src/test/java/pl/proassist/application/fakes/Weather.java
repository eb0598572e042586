package pl.proassist.application.fakes;

import java.net.ConnectException;
import java.util.function.Supplier;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;

/** What can go wrong between us and a provider, on demand. */
final class Weather {

    private int awayFor;
    private boolean away;
    private boolean losesNextReply;
    private boolean unreached;
    private boolean killsNextCaller;

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

    /** There is nobody to connect to. */
    void unreached(boolean now) {
        unreached = now;
    }

    /** The next call is understood and acted on, and before its answer is read the caller's process dies. */
    void killTheNextCaller() {
        killsNextCaller = true;
    }

    /** The process that called is no more. */
    static final class Killed extends Error {
        Killed() {
            super("kill -9");
        }
    }

    <T> T call(Supplier<T> provider) {
        if (unreached) {
            throw new GatewayUnreached("connection refused", new ConnectException());
        }
        if (away || awayFor > 0) {
            awayFor = Math.max(0, awayFor - 1);
            throw new GatewayUnavailable("no connection");
        }
        var answer = provider.get();
        if (killsNextCaller) {
            killsNextCaller = false;
            throw new Killed();
        }
        if (losesNextReply) {
            losesNextReply = false;
            throw new GatewayUnavailable("no answer in time");
        }
        return answer;
    }
}
