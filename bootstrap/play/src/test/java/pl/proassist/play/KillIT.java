package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.play.Clinic.Visit;

/** The server is killed in the middle of bookings and payments: what was answered holds, and no money is lost. */
class KillIT {

    private static final int PAYERS = 30;
    private static final int PAYMENTS_BEFORE_THE_KILL = 10;
    private static final int BOOKERS = 4;

    private final Day day = Day.begin();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final AtomicInteger slots = new AtomicInteger(PAYERS);
    private final ConcurrentHashMap<String, jakarta.json.JsonObject> asked = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Visit> answered = new ConcurrentHashMap<>();

    @Test
    @Proves({"CAL-05", "PAY-18", "PAY-19", "LNK-08"})
    void what_was_answered_is_there_after_a_kill_and_all_money_has_a_visit_or_goes_back() throws InterruptedException {
        var holds = day.holds(PAYERS);
        var orders = holds.stream().map(day.clinic::order).toList();
        var patients = Stream.generate(day.clinic::patient).limit(BOOKERS).toList();
        var threads = Executors.newFixedThreadPool(BOOKERS + 2);
        var enough = new CountDownLatch(PAYMENTS_BEFORE_THE_KILL);

        patients.forEach(patient -> threads.submit(() -> bookUntilTheKill(patient)));
        payUntilTheKill(threads, orders.subList(0, PAYERS / 2), enough);
        payUntilTheKill(threads, orders.subList(PAYERS / 2, PAYERS), enough);
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        day.product.kill();
        killed.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        day.product.startAgain();

        assertThat(answered).isNotEmpty();
        answered.values().forEach(visit -> assertThat(day.now(visit).json().getString("start")).isEqualTo(visit.json().getString("start")));
        asked.forEach((id, booking) -> answered.put(id, new Visit(day.clinic.ask(id, booking).expect(200, 201).json())));
        var all = new ArrayList<>(holds);
        all.addAll(answered.values());
        var visits = day.afterwards(all);
        var paid = visits.subList(0, PAYERS).stream().filter(visit -> visit.payment("paid").equals("200.00")).toList();
        assertThat(paid).hasSizeGreaterThanOrEqualTo(PAYMENTS_BEFORE_THE_KILL)
                .allSatisfy(visit -> assertThat(visit.status()).isEqualTo("CONFIRMED"));
        assertThat(patients).allSatisfy(patient -> assertThat(day.rehearsal.messagesTo(patient.phone())).doesNotHaveDuplicates());
    }

    /** One after the other, each in a slot of its own. */
    private void bookUntilTheKill(Clinic.Patient patient) {
        while (!killed.get()) {
            var id = Words.newId();
            var booking = day.clinic.booking(day.specialist, day.service, patient, Day.FIRST_VISIT.plus(Duration.ofMinutes(30L * slots.getAndIncrement())));
            asked.put(id, booking);
            try {
                answered.put(id, new Visit(day.clinic.ask(id, booking).expect(201).json()));
            } catch (UncheckedIOException died) {
                return;
            }
        }
    }

    private void payUntilTheKill(ExecutorService threads, List<String> orders, CountDownLatch enough) {
        threads.submit(() -> {
            for (var order : orders) {
                try {
                    day.rehearsal.pay(order).expect(200);
                    enough.countDown();
                } catch (UncheckedIOException died) {
                    return;
                }
            }
        });
    }
}
