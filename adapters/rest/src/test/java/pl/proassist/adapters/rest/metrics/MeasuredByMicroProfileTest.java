package pl.proassist.adapters.rest.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEFAULTS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.invocation.InvocationOnMock;
import pl.proassist.application.fakes.BookingWish;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.MeasurementsContract;
import pl.proassist.domain.InvoiceBuilder;

/** The registry belongs to the server, so it is the one thing here that is mocked; the mock treats odd times as Payara's does. */
class MeasuredByMicroProfileTest extends MeasurementsContract {

    private final World world = new World();
    private final Map<Metric, List<Duration>> metrics = new HashMap<>();
    private final MetricRegistry registry = mock(MetricRegistry.class, this::metric);
    private final MeasuredByMicroProfile measured = new MeasuredByMicroProfile(registry, world.stores.deliveries(), world.stores.ksefQueue(), world.stores.walks(), world.clock);

    /** Each name has one metric for each set of its tags. */
    private record Metric(String name, List<Tag> tags) {
    }

    private Object metric(InvocationOnMock asked) throws Throwable {
        var type = asked.getMethod().getReturnType();
        if (type != Timer.class && type != Counter.class) {
            return RETURNS_DEFAULTS.answer(asked);
        }
        Object name = asked.getArgument(0);
        var tags = Arrays.stream(asked.getArguments()).skip(1).map(Tag.class::cast).toList();
        var counted = metrics.computeIfAbsent(new Metric(name instanceof Metadata known ? known.getName() : (String) name, tags), made -> new ArrayList<>());
        return mock(type, update -> {
            switch (update.getMethod().getName()) {
                case "inc" -> counted.add(Duration.ZERO);
                case "update" -> take(update.getArgument(0), counted);
                default -> { }
            }
            return RETURNS_DEFAULTS.answer(update);
        });
    }

    private static void take(Duration time, List<Duration> counted) {
        if (time.toNanos() >= 0) {
            counted.add(time);
        }
    }

    @Override protected Measurements measurements() {
        return measured;
    }

    @Override protected long bookings(String outcome) {
        return counted("proassist_bookings", new Tag("outcome", outcome)).size();
    }

    @Override protected long releases() {
        return counted("proassist_release_lag_seconds").size();
    }

    @Override protected long gatewayCalls(String gateway, String operation, String result) {
        return counted("proassist_gateway_call_seconds", new Tag("gateway", gateway), new Tag("operation", operation), new Tag("result", result)).size();
    }

    @Override protected long ledgerBreaches(String kind) {
        return counted("proassist_ledger_breaches", new Tag("kind", kind)).size();
    }

    @Override protected long staffLettersReturned() {
        return counted("proassist_staff_letters_returned").size();
    }

    @Override protected long handovers(String channel) {
        return counted("proassist_handover_delay_seconds", new Tag("channel", channel)).size();
    }

    private List<Duration> counted(String name, Tag... tags) {
        return metrics.getOrDefault(new Metric(name, List.of(tags)), List.of());
    }

    @Test
    void a_release_is_measured_by_how_late_it_was_and_never_below_nothing() {
        measured.released(Duration.ofSeconds(3));
        measured.released(Duration.ofSeconds(-3));

        assertThat(counted("proassist_release_lag_seconds")).containsExactly(Duration.ofSeconds(3), Duration.ZERO);
    }

    @Test
    void calls_of_providers_and_hand_overs_of_messages_are_measured_by_how_long_they_took() {
        measured.gatewayCall("autopay", "start", "ok", Duration.ofMillis(120));
        measured.handedOver("SMS", Duration.ofSeconds(2));

        assertThat(counted("proassist_gateway_call_seconds", new Tag("gateway", "autopay"), new Tag("operation", "start"), new Tag("result", "ok")))
                .containsExactly(Duration.ofMillis(120));
        assertThat(counted("proassist_handover_delay_seconds", new Tag("channel", "SMS"))).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_depth_of_the_outbox_is_looked_at_when_somebody_asks() {
        ArgumentCaptor<Function<Deliveries, Long>> waiting = ArgumentCaptor.forClass(Function.class);
        verify(registry).gauge(eq("proassist_outbox_waiting"), any(Deliveries.class), waiting.capture());
        assertThat(waiting.getValue().apply(world.stores.deliveries())).isZero();

        world.rules(aPolicy().facility(aRule().required()));
        world.bookVisit.handle(World.STAFF, BookingWish.aWish().command());

        assertThat(waiting.getValue().apply(world.stores.deliveries())).isPositive();
    }

    @Test
    @SuppressWarnings("unchecked")
    void what_waits_for_ksef_is_a_figure_and_so_is_for_how_long() {
        ArgumentCaptor<Function<KsefQueue, Long>> waiting = ArgumentCaptor.forClass(Function.class);
        ArgumentCaptor<Function<KsefQueue, Long>> oldest = ArgumentCaptor.forClass(Function.class);
        verify(registry).gauge(eq("proassist_ksef_waiting"), any(KsefQueue.class), waiting.capture());
        verify(registry).gauge(eq("proassist_ksef_oldest_seconds"), any(KsefQueue.class), oldest.capture());
        assertThat(oldest.getValue().apply(world.stores.ksefQueue())).isZero();

        world.onItsWay(InvoiceBuilder.anInvoice().frozen());
        world.clock.set(InvoiceBuilder.FROZEN_AT.plusSeconds(90));

        assertThat(waiting.getValue().apply(world.stores.ksefQueue())).isOne();
        assertThat(oldest.getValue().apply(world.stores.ksefQueue())).isEqualTo(90);
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_open_breaches_of_ledgers_and_the_age_of_the_last_walk_are_looked_at_when_somebody_asks() {
        ArgumentCaptor<Function<LedgerWalks, Long>> breaches = ArgumentCaptor.forClass(Function.class);
        ArgumentCaptor<Function<LedgerWalks, Long>> age = ArgumentCaptor.forClass(Function.class);
        verify(registry).gauge(eq("proassist_ledger_breaches_open"), any(LedgerWalks.class), breaches.capture());
        verify(registry).gauge(eq("proassist_ledger_walk_age_seconds"), any(LedgerWalks.class), age.capture());
        assertThat(age.getValue().apply(world.stores.walks())).as("no walk yet").isEqualTo(-1);

        world.settle();
        world.advance(Duration.ofHours(13));
        world.settle();
        world.clock.advance(Duration.ofSeconds(7));

        assertThat(breaches.getValue().apply(world.stores.walks())).isZero();
        assertThat(age.getValue().apply(world.stores.walks())).isEqualTo(7);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_database_that_is_away_leaves_the_depth_unknown_and_the_other_figures_readable() {
        ArgumentCaptor<Function<Deliveries, Long>> blocked = ArgumentCaptor.forClass(Function.class);
        verify(registry).gauge(eq("proassist_outbox_blocked"), any(Deliveries.class), blocked.capture());
        var away = mock(Deliveries.class);
        when(away.depth(any())).thenThrow(new IllegalStateException("no connection"));

        assertThat(blocked.getValue().apply(away)).isEqualTo(-1);
    }
}
