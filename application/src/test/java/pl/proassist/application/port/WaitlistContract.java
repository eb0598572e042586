package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.SlotOffer.State;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.WaitlistEntry;

/** What every waiting list must do: tell who is next, and keep a slot for that one and for nobody else. */
@Proves({"CAL-10", "A25"})
public abstract class WaitlistContract extends StoresContract {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Slot SLOT = Slot.of(START, Duration.ofMinutes(30));
    private static final PatientId WHO_GAVE_UP = new PatientId(id("who gave up"));
    private static final WaitlistEntry FIRST = entry("first", ANOTHER_PATIENT, 1);
    private static final WaitlistEntry SECOND = entry("second", PATIENT, 2);

    protected abstract PaymentAddresses addresses();

    @Test void an_entry_comes_back_as_it_was_written_and_a_facility_and_a_patient_have_theirs() {
        var choosy = new WaitlistEntry(FIRST.id(), FACILITY, ANOTHER_PATIENT, SERVICE, Option.some(SPECIALIST), NOW, START, NOW.plusSeconds(9));
        save(FIRST);
        save(SECOND);
        assertThat(in(() -> stores.waitlist().find(FIRST.id()))).contains(FIRST);

        save(choosy);
        assertThat(in(() -> stores.waitlist().of(FACILITY, 10))).containsExactly(SECOND, choosy);
        assertThat(in(() -> stores.waitlist().of(FACILITY, 1))).containsExactly(SECOND);
        assertThat(in(() -> stores.waitlist().of(ANOTHER_FACILITY, 10))).isEmpty();
        assertThat(in(() -> stores.waitlist().of(PATIENT))).containsExactly(SECOND);

        inTransaction(() -> {
            stores.waitlist().remove(SECOND.id());
            stores.waitlist().forget(ANOTHER_PATIENT);
            return NOW;
        });
        assertThat(in(() -> stores.waitlist().of(FACILITY, 10))).isEmpty();
    }

    @Test void who_waits_longest_for_such_a_slot_is_next() {
        save(SECOND);
        save(FIRST);
        assertThat(next()).contains(FIRST);

        offer(FIRST);
        assertThat(next()).as("it was offered to the first").contains(SECOND);
        offer(SECOND);
        assertThat(next()).isEmpty();
    }

    @Test void who_wants_another_specialist_service_or_time_and_who_gave_it_up_is_not_asked() {
        save(new WaitlistEntry(id("1"), FACILITY, PATIENT, SERVICE, Option.some(ANOTHER_SPECIALIST), NOW, START.plusSeconds(1), NOW));
        save(new WaitlistEntry(id("2"), FACILITY, PATIENT, new ServiceId(id("another service")), Option.none(), NOW, START.plusSeconds(1), NOW));
        save(new WaitlistEntry(id("3"), FACILITY, PATIENT, SERVICE, Option.none(), START.plusSeconds(1), START.plusSeconds(9), NOW));
        save(new WaitlistEntry(id("4"), FACILITY, PATIENT, SERVICE, Option.none(), NOW, START, NOW));
        save(new WaitlistEntry(id("5"), ANOTHER_FACILITY, PATIENT, SERVICE, Option.none(), NOW, START.plusSeconds(1), NOW));
        save(new WaitlistEntry(id("6"), FACILITY, WHO_GAVE_UP, SERVICE, Option.none(), NOW, START.plusSeconds(1), NOW));
        assertThat(next()).isEmpty();

        var fits = new WaitlistEntry(id("7"), FACILITY, PATIENT, SERVICE, Option.some(SPECIALIST), START, START.plusSeconds(1), NOW);
        save(fits);
        assertThat(next()).contains(fits);
    }

    @Test void while_a_slot_is_kept_nobody_else_gets_it_and_afterwards_anybody() {
        save(FIRST);
        var kept = offer(FIRST);
        assertThat(kept.state()).isEqualTo(State.OPEN);
        assertThat(in(() -> stores.waitlist().offered(kept.visit()))).contains(kept);
        assertThat(in(() -> stores.waitlist().ofToken(addresses().offerToken(kept.visit())))).contains(kept);
        assertThat(in(() -> stores.waitlist().ofToken("nobodys"))).isEmpty();

        var visit = aVisit().confirmed();
        assertThat(save(Change.to(visit))).isEqualTo(Either.left(new VisitRefusal.SlotTaken(visit.id())));
        assertThat(stores.views().taken(SPECIALIST, START, START.plusSeconds(1))).containsExactly(SLOT);

        end(kept.over());
        assertThat(in(() -> stores.waitlist().offered(kept.visit()))).contains(kept.over());
        assertThat(save(Change.to(visit)).isRight()).isTrue();
    }

    @Test void what_was_declined_is_kept_no_longer_and_the_next_one_is_asked() {
        save(FIRST);
        save(SECOND);
        var kept = offer(FIRST);

        end(kept.decline(NOW).get());

        assertThat(in(() -> stores.waitlist().offered(kept.visit()))).contains(kept.decline(NOW).get());
        assertThat(next()).as("the same slot is not offered to one twice").contains(SECOND);
        assertThat(offer(SECOND).state()).isEqualTo(State.OPEN);
    }

    @Test void a_slot_that_is_taken_or_whose_patient_is_busy_cannot_be_kept() {
        given(aVisit().at(START.plusSeconds(600)).confirmed());
        var busy = SlotOffer.of(SECOND, ANOTHER_SPECIALIST, SLOT, WINDOW, NOW);

        assertThat(offer(FIRST).state()).isEqualTo(State.OVER);
        assertThat(in(() -> stores.waitlist().offer(busy)).state()).isEqualTo(State.OVER);
        assertThat(in(() -> stores.waitlist().offered(busy.visit()))).contains(busy.over());
    }

    @Test void open_ones_are_due_when_their_time_is_over_oldest_first() {
        save(FIRST);
        var kept = offer(FIRST);
        assertThat(stores.waitlist().nextDue()).contains(kept.until());

        assertThat(in(() -> stores.waitlist().due(kept.until().minusMillis(1), 10))).isEmpty();
        assertThat(in(() -> stores.waitlist().due(kept.until(), 10))).containsExactly(kept);
        end(kept.take(NOW).get());
        assertThat(in(() -> stores.waitlist().due(kept.until(), 10))).isEmpty();
        assertThat(stores.waitlist().nextDue()).isEmpty();
    }

    private static WaitlistEntry entry(String name, PatientId patient, int since) {
        return new WaitlistEntry(id(name), FACILITY, patient, SERVICE, Option.none(), NOW, START.plusSeconds(86_400), NOW.plusSeconds(since));
    }

    private Option<WaitlistEntry> next() {
        return in(() -> stores.waitlist().next(FACILITY, SPECIALIST, SERVICE, SLOT, WHO_GAVE_UP));
    }

    private SlotOffer offer(WaitlistEntry entry) {
        return in(() -> stores.waitlist().offer(SlotOffer.of(entry, SPECIALIST, SLOT, WINDOW, NOW)));
    }

    private void end(SlotOffer ended) {
        inTransaction(() -> {
            stores.waitlist().end(ended);
            return ended;
        });
    }

    private void save(WaitlistEntry entry) {
        inTransaction(() -> {
            stores.waitlist().save(entry);
            return entry;
        });
    }

    private <X> X in(Supplier<X> work) {
        return inTransaction(work);
    }
}
