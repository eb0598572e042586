package pl.proassist.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

/** A freed slot is kept for a while, and is taken once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlotOfferTest {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Slot SLOT = Slot.of(START, Duration.ofMinutes(30));
    private static final WaitlistEntry ENTRY = new WaitlistEntry(id("entry"), FACILITY, PATIENT, SERVICE, Option.none(), BOOKED, START.plusSeconds(1), BOOKED);
    private static final SlotOffer OFFER = SlotOffer.of(ENTRY, SPECIALIST, SLOT, WINDOW, BOOKED);

    @Test @Proves("A25") void it_can_be_taken_until_its_time_is_over_and_not_a_moment_longer() {
        assertThat(OFFER.take(BOOKED.plus(WINDOW).minusMillis(1)).get().state()).isEqualTo(SlotOffer.State.TAKEN);
        assertThat(OFFER.take(BOOKED.plus(WINDOW))).isEqualTo(Either.left(new VisitRefusal.OfferOver(OFFER.visit())));
    }

    @Test void it_is_taken_once_and_not_after_it_went_to_somebody_else() {
        assertThat(OFFER.take(BOOKED).get().take(BOOKED).isLeft()).isTrue();
        assertThat(OFFER.over().take(BOOKED).isLeft()).isTrue();
    }

    @Test @Proves("A25") void it_can_be_declined_while_it_could_be_taken_and_is_then_not_taken_any_more() {
        assertThat(OFFER.decline(BOOKED).get().state()).isEqualTo(SlotOffer.State.DECLINED);
        assertThat(OFFER.decline(BOOKED).get().take(BOOKED)).isEqualTo(Either.left(new VisitRefusal.OfferOver(OFFER.visit())));
        assertThat(OFFER.decline(BOOKED.plus(WINDOW))).isEqualTo(Either.left(new VisitRefusal.OfferOver(OFFER.visit())));
        assertThat(OFFER.take(BOOKED).get().decline(BOOKED)).isEqualTo(Either.left(new VisitRefusal.OfferOver(OFFER.visit())));
    }

    @Test void a_slot_that_begins_before_anybody_could_come_is_not_offered() {
        assertThat(SlotOffer.isWorthwhile(SLOT, WINDOW, START.minus(Duration.ofHours(1)).minusMillis(1))).isTrue();
        assertThat(SlotOffer.isWorthwhile(SLOT, WINDOW, START.minus(Duration.ofHours(1)))).isFalse();
    }

    @Test void the_same_slot_for_the_same_entry_is_the_same_offer() {
        assertThat(SlotOffer.of(ENTRY, SPECIALIST, SLOT, WINDOW, BOOKED.plusSeconds(5)).visit()).isEqualTo(OFFER.visit());
        assertThat(SlotOffer.of(ENTRY, SPECIALIST, Slot.of(START.plusSeconds(1), Duration.ofMinutes(30)), WINDOW, BOOKED).visit()).isNotEqualTo(OFFER.visit());
    }
}
