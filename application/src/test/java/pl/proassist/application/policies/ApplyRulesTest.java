package pl.proassist.application.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.ApplyRules;
import pl.proassist.application.booking.ApplyRules.Outcome;
import pl.proassist.application.booking.ApplyRules.Preview;
import pl.proassist.application.booking.ApplyRules.Seen;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.fakes.InMemoryTransactions.Kept;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** A clinic changes its rules, and what becomes of the visits that are booked already. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplyRulesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final ApplyRules.Filter ALL = filter(Option.none());

    private final World clinic = new World();

    @BeforeEach void a_clinic_that_asks_for_payment_two_days_before_the_visit() {
        clinic.rules(aPolicy().facility(aRule().required().beforeVisit("PT48H")));
    }

    @Test @Proves({"PAY-05", "PAY-24"}) void a_change_of_the_rules_touches_no_visit_that_is_booked_already() {
        var visit = clinic.books(aWish());
        var before = clinic.visit(visit);

        clinic.rules(aPolicy().facility(aRule().required().percent("30").untilHour("20:00")));
        clinic.settle();

        assertThat(clinic.visit(visit)).isEqualTo(before);
        assertThat(clinic.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL SENT");
    }

    @Test @Proves("PAY-14") void the_preview_lists_each_visit_that_would_change_with_its_old_and_new_terms_and_the_message() {
        var unpaid = clinic.books(aWish());
        var paid = clinic.books(aWish().at(START.plus(HOUR)));
        clinic.pays(paid);
        var decided = clinic.books(aWish().at(START.plus(HOUR.multipliedBy(2))).terms(byHand().asking(Requirement.NONE)));

        clinic.rules(aPolicy().facility(aRule().required().beforeVisit("PT72H")));
        var shown = preview(ALL);

        assertThat(shown).extracting(each -> each.visit().id()).containsExactly(unpaid, decided);
        assertThat(shown.get(0).now().deadline()).contains(warsaw("2026-01-24 10:00"));
        assertThat(shown.get(0).then().deadline()).contains(warsaw("2026-01-23 10:00"));
        assertThat(shown.get(0).message()).contains(MessageKind.PAYMENT_RULES_CHANGED);
        assertThat(shown.get(0).byHand()).isFalse();
        assertThat(shown.get(1).byHand()).isTrue();
        assertThat(shown.get(1).message()).contains(MessageKind.PAYMENT_REQUIRED);
    }

    @Test void the_preview_shows_what_its_filter_names_page_by_page() {
        var first = clinic.books(aWish());
        var second = clinic.books(aWish().at(START.plus(HOUR)).with(ANOTHER_SPECIALIST).by(ANOTHER_PATIENT));
        clinic.rules(aPolicy());

        assertThat(preview(filter(Option.some(SERVICE)))).hasSize(2);
        assertThat(preview(filter(Option.some(new ServiceId(id("another service")))))).isEmpty();
        assertThat(ids(new ApplyRules.Filter(Option.some(ANOTHER_SPECIALIST), Option.none(), Option.none(), Option.none()))).containsExactly(second);
        assertThat(ids(new ApplyRules.Filter(Option.none(), Option.none(), Option.none(), Option.some(START.plus(HOUR))))).containsExactly(first);
        assertThat(ids(new ApplyRules.Filter(Option.none(), Option.none(), Option.some(START.plus(HOUR)), Option.none()))).containsExactly(second);
        var page = clinic.applyRules.preview(STAFF, FACILITY, ALL, Option.none(), 1).get();
        assertThat(page.visits()).extracting(each -> each.visit().id()).containsExactly(first);
        assertThat(clinic.applyRules.preview(STAFF, FACILITY, ALL, page.next(), 1).get().visits()).extracting(each -> each.visit().id()).containsExactly(second);
        assertThat(clinic.applyRules.preview(STAFF, FACILITY, ALL, Option.none(), 2).get().next()).isEmpty();
    }

    @Test @Proves({"PAY-14", "LNK-02"}) void applied_rules_change_the_visit_and_its_link_and_tell_the_patient_as_after_a_change_by_hand() {
        var visit = clinic.books(aWish());
        var link = clinic.link(visit).id();
        clinic.rules(aPolicy().facility(aRule().required().percent("30").beforeVisit("PT72H")));

        assertThat(apply(preview(ALL))).containsExactly(Outcome.APPLIED);
        clinic.settle();

        assertThat(clinic.visit(visit).deadline()).contains(warsaw("2026-01-23 10:00"));
        assertThat(clinic.link(visit).id()).isEqualTo(link);
        assertThat(clinic.link(visit).details().terms().deadline()).isEqualTo(warsaw("2026-01-23 10:00"));
        assertThat(clinic.told(visit)).contains("PAYMENT_RULES_CHANGED EMAIL SENT");
        assertThat(preview(ALL)).isEmpty();
    }

    @Test @Proves("SEC-21") void each_visit_that_changed_has_an_entry_of_its_own_in_the_trail_and_no_other_has() {
        var visit = clinic.books(aWish());
        var decided = clinic.books(aWish().at(START.plus(HOUR)).terms(byHand().asking(Requirement.OPTIONAL)));
        clinic.rules(aPolicy());
        var shown = preview(ALL);
        var entries = trail().size();

        assertThat(shown).extracting(each -> each.visit().id()).containsExactly(visit, decided);
        apply(shown);

        assertThat(trail().subList(entries, trail().size())).filteredOn(kept -> kept.act().what().equals("visit.rules-applied")).singleElement().satisfies(kept -> {
            assertThat(kept.act().on()).containsEntry("visit", visit.value());
            assertThat(kept.act().facts()).containsEntry("version", "2");
        });
        assertThat(trail().subList(entries, trail().size())).filteredOn(kept -> kept.act().what().equals("rules.apply")).hasSize(1);
    }

    @Test void a_visit_that_needs_no_payment_any_more_is_confirmed_and_its_link_withdrawn() {
        var visit = clinic.books(aWish());
        clinic.rules(aPolicy());

        assertThat(preview(ALL).get(0).message()).contains(MessageKind.VISIT_CONFIRMED);
        apply(preview(ALL));
        clinic.settle();

        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(LinkStatus.of(clinic.link(visit))).isEqualTo(LinkStatus.WITHDRAWN);
        assertThat(clinic.told(visit)).contains("VISIT_CONFIRMED EMAIL SENT");
    }

    @Test void a_visit_that_must_be_paid_from_now_on_waits_for_its_money_and_has_a_link() {
        clinic.rules(aPolicy());
        var visit = clinic.books(aWish());
        clinic.rules(aPolicy().facility(aRule().required().beforeVisit("PT48H")));

        assertThat(apply(preview(ALL))).containsExactly(Outcome.APPLIED);
        clinic.settle();

        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(clinic.told(visit)).contains("PAYMENT_REQUIRED EMAIL SENT");
    }

    @Test @Proves("VIS-04") void what_a_person_decided_is_left_alone_unless_it_is_named() {
        var visit = clinic.books(aWish().terms(byHand().asking(Requirement.NONE)));
        clinic.rules(aPolicy().facility(aRule().required().beforeVisit("PT72H")));
        var shown = preview(ALL).get(0);

        assertThat(apply(List.of(shown))).containsExactly(Outcome.DECIDED_BY_HAND);
        assertThat(clinic.visit(visit).requirement()).isEqualTo(Requirement.NONE);

        assertThat(outcomes(List.of(new Seen(visit, shown.seen(), true)))).containsExactly(Outcome.APPLIED);
        assertThat(clinic.visit(visit).requirement()).isEqualTo(Requirement.REQUIRED);
    }

    @Test void a_visit_that_changed_since_the_preview_is_left_as_it_is_and_the_others_are_done() {
        var touched = clinic.books(aWish());
        var other = clinic.books(aWish().at(START.plus(HOUR)));
        clinic.rules(aPolicy());
        var shown = preview(ALL);
        clinic.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(touched, World.byHand(byHand().payBy(DEADLINE)))).get();

        assertThat(apply(shown)).containsExactly(Outcome.CHANGED_SINCE, Outcome.APPLIED);
        assertThat(clinic.visit(touched).deadline()).contains(DEADLINE);
        assertThat(clinic.visit(other).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void a_visit_that_was_paid_since_the_preview_keeps_its_terms() {
        clinic.rules(aPolicy().facility(aRule().optional().beforeVisit("PT48H")));
        var visit = clinic.books(aWish());
        clinic.rules(aPolicy().facility(aRule().required().percent("30")));
        var shown = preview(ALL);
        clinic.pays(visit);

        assertThat(apply(shown)).containsExactly(Outcome.CHANGED_SINCE);
        assertThat(clinic.visit(visit).paid()).isEqualTo(clinic.visit(visit).amount());
        assertThat(preview(ALL)).isEmpty();
    }

    @Test void rules_that_changed_since_the_preview_refuse_the_whole_run() {
        var visit = clinic.books(aWish());
        clinic.rules(aPolicy());
        var shown = preview(ALL);
        clinic.rules(aPolicy().facility(aRule().optional()));

        var refused = clinic.applyRules.apply(STAFF, FACILITY, 2, List.of(new Seen(visit, shown.get(0).seen(), false)));

        assertThat(refused.getLeft().code()).isEqualTo("rules-changed");
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
    }

    @Test void the_same_run_again_does_only_what_was_left_undone() {
        clinic.books(aWish());
        clinic.books(aWish().at(START.plus(HOUR)));
        clinic.rules(aPolicy());
        var shown = preview(ALL);
        apply(shown.subList(0, 1));

        assertThat(apply(shown)).containsExactly(Outcome.APPLIED_BEFORE, Outcome.APPLIED);
        var happened = clinic.happened().size();
        assertThat(apply(shown)).containsExactly(Outcome.APPLIED_BEFORE, Outcome.APPLIED_BEFORE);
        assertThat(clinic.happened()).hasSize(happened);
    }

    @Test void a_visit_of_which_nobody_knows_is_told_as_such() {
        assertThat(outcomes(List.of(new Seen(new VisitId(id("nobody's")), "", false)))).containsExactly(Outcome.UNKNOWN);
    }

    private List<Kept> trail() {
        return clinic.stores.transactions().trail();
    }

    private static ApplyRules.Filter filter(Option<ServiceId> service) {
        return new ApplyRules.Filter(Option.none(), service, Option.none(), Option.none());
    }

    private List<VisitId> ids(ApplyRules.Filter filter) {
        return preview(filter).stream().map(each -> each.visit().id()).toList();
    }

    private List<Preview> preview(ApplyRules.Filter filter) {
        return clinic.applyRules.preview(STAFF, FACILITY, filter, Option.none(), 100).get().visits();
    }

    private List<Outcome> apply(List<Preview> shown) {
        return outcomes(shown.stream().map(each -> new Seen(each.visit().id(), each.seen(), false)).toList());
    }

    private List<Outcome> outcomes(List<Seen> wanted) {
        var version = clinic.stores.transactions().record(() -> clinic.stores.policies().whole(FACILITY).version());
        return clinic.applyRules.apply(STAFF, FACILITY, version, wanted).get().stream().map(ApplyRules.Result::outcome).toList();
    }
}
