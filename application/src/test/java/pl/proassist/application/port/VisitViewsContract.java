package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.VisitViews.After;
import pl.proassist.application.port.VisitViews.Filter;
import pl.proassist.domain.VisitBuilder;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** What every reader of visits must show: exactly what the aggregates say. */
public abstract class VisitViewsContract extends StoresContract {

    private static final Filter ALL = new Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    @Test @Proves("PAR-02") void a_view_says_what_the_visit_and_its_ledger_say() {
        var visit = given(aVisit().room(ROOM).confirmed());
        var link = given(aPaymentLink().of(visit).dead("o-1", NOW).started("o-2", NOW)
                .kept("o-2", "R1", NOW).unmatched("o-2", "R2", "149.99", NOW).unmatched("o-2", "R3", "0.01", NOW)
                .givenBack("o-1", "R4", RefundReason.SECOND_PAYMENT, Refund.State.ORDERED, NOW)
                .givenBack("o-1", "R5", RefundReason.STAFF_DECIDED, Refund.State.FAILED, NOW)
                .keptAtDesk(new PaymentId(id("cash")), NOW).paid());

        assertThat(stores.views().find(visit.id())).isEqualTo(Option.some(VisitView.of(visit, 1, Option.some(link), false)));
        assertThat(stores.views().search(ALL, 10)).containsExactly(VisitView.of(visit, 1, Option.some(link), false));
    }

    @Test void a_view_says_what_of_a_payment_went_back_and_what_may_be_kept() {
        var visit = given(aVisit().cancelled(CancelledBy.PATIENT));
        var link = given(aPaymentLink().of(visit).started("o-1", NOW).keptInPart("o-1", "R1", "50.00", Refund.State.ORDERED, NOW)
                .keptInPart("o-1", "R2", "20.00", Refund.State.DONE, NOW).givenBack("o-1", "R3", RefundReason.SECOND_PAYMENT, Refund.State.DONE, NOW).paid());

        assertThat(stores.views().find(visit.id())).isEqualTo(Option.some(VisitView.of(visit, 1, Option.some(link), false)));
    }

    @Test void a_visit_without_a_link_has_a_view_too() {
        var visit = given(aVisit().on(terms().none()).cancelled(CancelledBy.FACILITY));

        assertThat(stores.views().find(visit.id())).isEqualTo(Option.some(VisitView.of(visit, 1, Option.none(), false)));
        assertThat(stores.views().find(new VisitId(id("unknown")))).isEqualTo(Option.none());
    }

    @Test void a_changed_visit_has_another_version() {
        var visit = given(aVisit().confirmed());

        stores.transactions().run(() -> stores.visits().require(visit.id()).flatMap(found -> found.complete()).flatMap(stores.visits()::save));

        assertThat(stores.views().find(visit.id()).map(VisitView::version)).isEqualTo(Option.some(2L));
    }

    @Test @Proves("A18") void a_patient_who_must_pay_and_cannot_be_told_is_seen() {
        inTransaction(() -> stores.patients().save(aPatient().withoutPhone().build()));
        var bySms = given(aVisit().on(terms().sendBy(MessageChannel.SMS)).awaitingPayment());
        var byEither = given(aVisit().at(START.plusSeconds(3600)).awaitingPayment());
        var optional = given(aVisit().at(START.plusSeconds(7200)).on(terms().optional("150.00").sendBy(MessageChannel.SMS)).confirmed());

        assertThat(stores.views().search(ALL, 10)).containsExactly(VisitView.of(bySms, 1, Option.none(), true),
                VisitView.of(byEither, 1, Option.none(), false), VisitView.of(optional, 1, Option.none(), false));
    }

    @Test @Proves("PAR-03") void a_list_shows_what_its_filter_names() {
        var early = at(0, aVisit()).confirmed();
        var other = at(1, aVisit().with(ANOTHER_SPECIALIST)).awaitingPayment();
        var hers = at(2, aVisit().of(ANOTHER_PATIENT)).confirmed();
        var theirs = at(3, aVisit().in(ANOTHER_FACILITY)).lapsed();
        List.of(early, other, hers, theirs).forEach(this::given);

        assertThat(found(ALL)).containsExactly(early.id(), other.id(), hers.id(), theirs.id());
        assertThat(found(inFacility())).containsExactly(early.id(), other.id(), hers.id());
        assertThat(found(withSpecialist())).contains(early.id(), hers.id()).doesNotContain(other.id());
        assertThat(found(ofPatient())).containsExactly(hers.id());
        assertThat(found(awaitingPayment())).containsExactly(other.id());
        assertThat(found(between(START.plusSeconds(3600), START.plusSeconds(7200)))).containsExactly(other.id());
        assertThat(found(named("łoś"))).containsExactly(hers.id());
        assertThat(found(named("ew"))).containsExactly(hers.id());
        assertThat(found(named("%"))).isEmpty();
    }

    @Test @Proves("SEC-18") void a_list_stays_within_the_facilities_it_is_meant_for() {
        var here = at(0, aVisit()).confirmed();
        var there = at(1, aVisit().in(ANOTHER_FACILITY)).confirmed();
        List.of(here, there).forEach(this::given);

        assertThat(found(ALL.within(Option.some(Set.of(FACILITY))))).containsExactly(here.id());
        assertThat(found(ALL.within(Option.some(Set.of(FACILITY, ANOTHER_FACILITY))))).containsExactly(here.id(), there.id());
        assertThat(found(inFacility().within(Option.some(Set.of(ANOTHER_FACILITY))))).isEmpty();
        assertThat(found(ALL.within(Option.some(Set.of())))).isEmpty();
    }

    @Test void a_list_is_read_page_by_page() {
        var ids = new ArrayList<VisitId>();
        for (int i = 0; i < 7; i++) {
            ids.add(given(aVisit().id(new VisitId(id("page " + i))).at(START.plusSeconds(i / 3 * 3600L)).lapsed()).id());
        }

        var seen = new ArrayList<VisitId>();
        Option<After> after = Option.none();
        do {
            var page = stores.views().search(new Filter(Option.some(FACILITY), Option.none(), Option.none(), Option.none(), Option.none(),
                    Option.none(), Option.none(), after), 2);
            page.forEach(view -> seen.add(view.id()));
            after = page.isEmpty() ? Option.none() : Option.some(new After(page.get(page.size() - 1).start(), page.get(page.size() - 1).id()));
        } while (after.isDefined());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test @Proves("CAL-05") void the_taken_slots_of_a_specialist_are_those_that_touch_the_time_asked_for() {
        var before = at(-1, aVisit().lasting(Duration.ofMinutes(61))).confirmed();
        var within = at(1, aVisit()).awaitingPayment();
        List.<Visit>of(before, within, at(2, aVisit()).confirmed(), at(1, aVisit().with(ANOTHER_SPECIALIST).of(ANOTHER_PATIENT)).confirmed(),
                at(0, aVisit()).lapsed(), at(-3, aVisit()).confirmed()).forEach(this::given);

        assertThat(stores.views().taken(SPECIALIST, START, START.plusSeconds(7200))).containsExactly(before.details().slot(), within.details().slot());
        assertThat(stores.views().taken(SPECIALIST, START.plusSeconds(60), START.plusSeconds(3600))).isEmpty();
        assertThat(stores.views().taken(SPECIALIST, START.minusSeconds(60), START.minusSeconds(59))).extracting(Slot::start)
                .containsExactly(START.minusSeconds(3600));
    }

    @Test void the_specialists_of_a_facility_are_listed() {
        assertThat(stores.views().specialists(FACILITY)).containsExactlyInAnyOrder(SPECIALIST, ANOTHER_SPECIALIST);
        assertThat(stores.views().specialists(ANOTHER_FACILITY)).isEmpty();
    }

    private static VisitBuilder at(int hours, VisitBuilder visit) {
        return visit.at(START.plus(Duration.ofHours(hours)));
    }

    private List<VisitId> found(Filter filter) {
        return stores.views().search(filter, 10).stream().map(VisitView::id).toList();
    }

    private static Filter inFacility() {
        return new Filter(Option.some(FACILITY), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Filter withSpecialist() {
        return new Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.some(SPECIALIST), Option.none(), Option.none(), Option.none());
    }

    private static Filter ofPatient() {
        return new Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.some(ANOTHER_PATIENT), Option.none(), Option.none());
    }

    private static Filter awaitingPayment() {
        return new Filter(Option.none(), Option.none(), Option.none(), Option.some(VisitStatus.AWAITING_PAYMENT), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Filter between(Instant from, Instant to) {
        return new Filter(Option.none(), Option.some(from), Option.some(to), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Filter named(String text) {
        return new Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.some(text), Option.none());
    }
}
