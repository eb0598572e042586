package pl.proassist.adapters.rest.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.Measurements;

/** Counts what happens for {@code /metrics}. Labels are codes and names of ours, never anything about a person. */
public final class MeasuredByMicroProfile implements Measurements {

    private static final Metadata RELEASE_LAG = times("proassist_release_lag_seconds", "How long after it could have been a slot was given up");
    private static final Metadata GATEWAY_CALLS = times("proassist_gateway_call_seconds", "Calls of providers by operation and result");
    private static final Metadata HANDOVERS = times("proassist_handover_delay_seconds", "How long after its reason a message was handed over");

    private static final long NOT_KNOWN = -1;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final MetricRegistry registry;

    public MeasuredByMicroProfile(MetricRegistry registry, Deliveries deliveries, KsefQueue ksef, LedgerWalks walks, Clock clock) {
        this.registry = registry;
        registry.gauge("proassist_outbox_waiting", deliveries, all -> known(() -> all.depth(clock.instant()).waiting()));
        registry.gauge("proassist_outbox_blocked", deliveries, all -> known(() -> all.depth(clock.instant()).blocked()));
        registry.gauge("proassist_ksef_waiting", ksef, all -> known(() -> all.depth().waiting()));
        registry.gauge("proassist_ksef_oldest_seconds", ksef, all -> known(() ->
                all.depth().oldest().map(since -> Duration.between(since, clock.instant()).toSeconds()).getOrElse(0L)));
        registry.gauge("proassist_ledger_breaches_open", walks, all -> known(() -> all.overview().breaches()));
        registry.gauge("proassist_ledger_walk_age_seconds", walks, all -> known(() -> all.overview().finished()
                .map(last -> Math.max(0, Duration.between(last, clock.instant()).toSeconds())).getOrElse(NOT_KNOWN)));
    }

    /** A database that is away must not take all other figures with it. */
    private static long known(LongSupplier figure) {
        try {
            return figure.getAsLong();
        } catch (RuntimeException away) {
            return NOT_KNOWN;
        }
    }

    @Override
    public void booking(String outcome) {
        registry.counter("proassist_bookings", new Tag("outcome", outcome)).inc();
    }

    @Override
    public void released(Duration lag) {
        registry.timer(RELEASE_LAG).update(countable(lag));
    }

    @Override
    public void gatewayCall(String gateway, String operation, String result, Duration took) {
        registry.timer(GATEWAY_CALLS, new Tag("gateway", gateway), new Tag("operation", operation), new Tag("result", result)).update(countable(took));
    }

    @Override
    public void ledgerBreach(String kind) {
        registry.counter("proassist_ledger_breaches", new Tag("kind", kind)).inc();
    }

    @Override
    public void staffLetterReturned() {
        registry.counter("proassist_staff_letters_returned").inc();
    }

    @Override
    public void handedOver(String channel, Duration afterTrigger) {
        registry.timer(HANDOVERS, new Tag("channel", channel)).update(countable(afterTrigger));
    }

    /** A clock that was set meanwhile: the server would drop a time below nothing and fail at one that no long holds. */
    private static Duration countable(Duration time) {
        return time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    private static Metadata times(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).withUnit(MetricUnits.SECONDS).build();
    }
}
