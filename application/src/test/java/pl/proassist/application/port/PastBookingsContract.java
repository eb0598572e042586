package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.PastBookings.PastBooking;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy.FirstTimeScope;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;

/** What every reader of past bookings must tell: each booking of the period as the policy would have met it. */
public abstract class PastBookingsContract extends StoresContract {

    private static final Duration DAY = Duration.ofDays(1);

    @Test @Proves({"PAY-02", "PAY-10"}) void a_booking_is_told_as_it_was_made_with_what_became_of_it() {
        var missed = given(aVisit().channel(BookingChannel.PHONE).noShow());
        var cancelled = given(aVisit().at(START.plusSeconds(3600)).bookedAt(BOOKED.plusSeconds(60)).on(terms().none()).cancelled(CancelledBy.PATIENT));
        given(aVisit().at(START.plusSeconds(7200)).bookedAt(BOOKED.plusSeconds(120)).cancelled(CancelledBy.FACILITY));
        var first = new Occasion.Standing(false, true, Option.none());

        var told = each(FirstTimeScope.FACILITY);

        var details = missed.details();
        assertThat(told.get(0)).isEqualTo(new PastBooking(missed.id(), new Occasion(details.specialist(), details.service(), details.terms().price(), START,
                BookingChannel.PHONE, first, Option.none()), BOOKED, Requirement.REQUIRED, true, Option.none()));
        assertThat(told.get(1).cancelledByPatient()).isEqualTo(Option.some(BOOKED.plusSeconds(3660)));
        assertThat(told.get(1).asked()).isEqualTo(Requirement.NONE);
        assertThat(told).hasSize(3).element(2).extracting(PastBooking::cancelledByPatient).isEqualTo(Option.none());
        assertThat(of(cancelled.id(), FirstTimeScope.FACILITY)).isEqualTo(Option.some(told.get(1)));
        assertThat(of(new VisitId(id("unknown")), FirstTimeScope.FACILITY)).isEqualTo(Option.none());
    }

    @Test void just_the_bookings_of_the_facility_and_the_period_are_told_in_their_order() {
        var second = given(aVisit().bookedAt(BOOKED.plusSeconds(1)).confirmed());
        var first = given(aVisit().at(START.plusSeconds(3600)).bookedAt(BOOKED).confirmed());
        given(aVisit().at(START.plusSeconds(7200)).bookedAt(BOOKED.minusSeconds(1)).confirmed());
        given(aVisit().at(START.plusSeconds(10_800)).bookedAt(BOOKED.plusSeconds(2)).confirmed());
        given(aVisit().at(START.plusSeconds(14_400)).in(ANOTHER_FACILITY).confirmed());

        assertThat(each(BOOKED, BOOKED.plusSeconds(2), FirstTimeScope.FACILITY)).extracting(PastBooking::visit).containsExactly(first.id(), second.id());
    }

    @Test @Proves({"PAY-08", "A07"}) void the_first_time_is_told_by_the_visits_that_had_taken_place_before_the_booking() {
        given(aVisit().with(ANOTHER_SPECIALIST).at(BOOKED.minus(DAY)).bookedAt(BOOKED.minus(DAY)).completed());
        given(aVisit().of(ANOTHER_PATIENT).in(ANOTHER_FACILITY).at(BOOKED.minus(DAY)).bookedAt(BOOKED.minus(DAY)).completed());
        given(aVisit().at(BOOKED.plus(DAY)).bookedAt(BOOKED.minus(DAY)).completed());
        var his = given(aVisit().confirmed());
        var hers = given(aVisit().of(ANOTHER_PATIENT).at(START.plusSeconds(3600)).confirmed());

        assertThat(isFirst(his.id(), FirstTimeScope.FACILITY)).isFalse();
        assertThat(isFirst(his.id(), FirstTimeScope.SPECIALIST)).isTrue();
        assertThat(isFirst(hers.id(), FirstTimeScope.FACILITY)).isTrue();
        assertThat(isFirst(hers.id(), FirstTimeScope.ORGANISATION)).isFalse();
    }

    @Test @Proves({"PAY-12", "PAY-17"}) void the_blacklist_is_told_as_it_was_and_an_exemption_from_the_day_it_was_given() {
        var then = given(aVisit().on(terms().blacklisted()).confirmed());
        var before = given(aVisit().at(START.plusSeconds(3600)).bookedAt(BOOKED.minusSeconds(1)).confirmed());
        inTransaction(() -> {
            stores.marks().blacklist(PatientMarksContract.entry(FACILITY, PATIENT, "nie przychodzi", NOW));
            return stores.marks().exempt(FACILITY, PATIENT, Requirement.OPTIONAL, "VIP", BOOKED);
        });

        assertThat(of(then.id(), FirstTimeScope.FACILITY).get().occasion().standing()).isEqualTo(new Occasion.Standing(true, true, Option.some(Requirement.OPTIONAL)));
        assertThat(of(before.id(), FirstTimeScope.FACILITY).get().occasion().standing()).isEqualTo(new Occasion.Standing(false, true, Option.none()));
    }

    private boolean isFirst(VisitId visit, FirstTimeScope scope) {
        return of(visit, scope).get().occasion().standing().firstTime();
    }

    private Option<PastBooking> of(VisitId visit, FirstTimeScope scope) {
        return inTransaction(() -> stores.pastBookings().of(visit, scope));
    }

    private List<PastBooking> each(FirstTimeScope scope) {
        return each(BOOKED.minus(DAY), BOOKED.plus(DAY), scope);
    }

    private List<PastBooking> each(Instant from, Instant until, FirstTimeScope scope) {
        return inTransaction(() -> {
            var all = new ArrayList<PastBooking>();
            stores.pastBookings().each(FACILITY, from, until, scope, all::add);
            return all;
        });
    }
}
