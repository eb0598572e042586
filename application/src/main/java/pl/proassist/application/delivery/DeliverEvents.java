package pl.proassist.application.delivery;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.GatewayUnavailable;

/**
 * Hands stored events to their reactions: at least once, in order for each aggregate and reaction, with growing pauses, then
 * blocked and visible, never dropped.
 */
public final class DeliverEvents implements DueWork {

    private static final int BATCH = 50;
    private static final int BUG_TRIES = 8;
    private static final int WEATHER_TRIES = 200;

    private final Deliveries deliveries;
    private final Map<String, Reaction> reactions;
    private final Clock clock;

    public DeliverEvents(Deliveries deliveries, List<Reaction> reactions, Subscriptions subscriptions, Clock clock) {
        this.deliveries = deliveries;
        this.reactions = reactions.stream().collect(Collectors.toMap(Reaction::name, Function.identity()));
        this.clock = clock;
        subscriptions.followers().values().stream().flatMap(List::stream).filter(name -> !this.reactions.containsKey(name)).findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("no reaction is called " + name);
                });
    }

    @Override public int runSome() {
        var due = deliveries.lease(clock.instant(), BATCH);
        due.forEach(this::deliver);
        return due.size();
    }

    @Override public Option<Instant> nextDue() {
        return deliveries.nextDue();
    }

    private void deliver(Deliveries.Delivery delivery) {
        try {
            reactions.get(delivery.reaction()).on(delivery.event())
                    .peek(later -> deliveries.postpone(delivery, later))
                    .onEmpty(() -> deliveries.done(delivery));
        } catch (GatewayUnavailable weather) {
            again(delivery, weather, WEATHER_TRIES);
        } catch (RuntimeException bug) {
            again(delivery, bug, BUG_TRIES);
        }
    }

    private void again(Deliveries.Delivery delivery, RuntimeException why, int tries) {
        if (delivery.tries() + 1 >= tries) {
            deliveries.block(delivery, why.toString());
        } else {
            deliveries.failed(delivery, clock.instant().plus(pause(delivery.tries())), why.toString());
        }
    }

    /** 5 s, doubled each time, at most 15 minutes. */
    public static Duration pause(int triesBefore) {
        var doubled = Duration.ofSeconds(5L << Math.min(triesBefore, 8));
        return doubled.compareTo(Duration.ofMinutes(15)) > 0 ? Duration.ofMinutes(15) : doubled;
    }

    /** The same, shortened by up to a fifth: for each in its own way, so that those who failed together do not come back together. */
    public static Duration pause(int triesBefore, UUID of) {
        return pause(triesBefore).multipliedBy(800 + Math.floorMod(Objects.hash(of, triesBefore), 201)).dividedBy(1000);
    }
}
