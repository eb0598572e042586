package pl.proassist.application.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.policy.ShortNotice;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** A blacklist that says why, ends, can be contested, and stays in its house. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FairBlacklistTest {

    private static final FacilityId BRANCH = new FacilityId(id("branch"));
    private static final Duration WEEK = Duration.ofDays(7);

    private final World clinic = new World();

    @BeforeEach void a_clinic_that_asks_only_blacklisted_patients_to_pay_first() {
        clinic.rules(aPolicy().facility(aRule().none().beforeVisit("PT48H")).blacklist(aRule()));
    }

    @Test @Proves({"PAY-11", "PAY-13", "PAY-16"}) void only_those_on_the_list_pay_first_and_reliable_patients_are_untouched() {
        blacklist(PATIENT);

        var his = clinic.books(aWish());
        var hers = clinic.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));

        assertThat(clinic.visit(his).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(clinic.visit(his).decidedBy()).isEqualTo(Level.BLACKLIST);
        assertThat(clinic.visit(hers).status()).isEqualTo(VisitStatus.CONFIRMED);
        clinic.pays(his);
        assertThat(clinic.visit(his).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test @Proves("PAY-24") void one_change_of_the_facilitys_rules_changes_what_every_blacklisted_patient_is_asked() {
        blacklist(PATIENT);
        blacklist(ANOTHER_PATIENT);
        clinic.markPatient.exempt(STAFF, FACILITY, PATIENT, Requirement.NONE, "VIP");

        clinic.rules(aPolicy().facility(aRule().none()).specialist(aRule().none()).blacklist(aRule().required().percent("50").beforeVisit("PT72H")));

        var his = clinic.books(aWish());
        var hers = clinic.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        assertThat(List.of(clinic.visit(his), clinic.visit(hers))).allSatisfy(visit -> {
            assertThat(visit.amount().toString()).isEqualTo("100.00");
            assertThat(visit.deadline()).contains(START.minus(Duration.ofHours(72)));
        });
    }

    @Test @Proves("PAY-17") void an_entry_tells_its_evidence_its_author_and_its_end() {
        var missed = misses();
        var late = clinic.books(aWish().at(clinic.clock.instant().plus(Duration.ofHours(20))));
        clinic.cancelVisit.handle(STAFF, new CancelVisit.Command(late, CancelledBy.PATIENT, "nie mogę")).get();

        var expires = clinic.clock.instant().plus(WEEK);
        assertThat(clinic.markPatient.blacklist(STAFF, FACILITY, PATIENT, "dwa razy", Option.some(expires)).get()).isTrue();

        assertThat(entry()).isEqualTo(new Blacklisting(FACILITY, PATIENT, "dwa razy", new Blacklisting.Evidence(List.of(missed), List.of(late), clinic.clock.instant()),
                Author.of(STAFF), clinic.clock.instant(), Option.some(expires), Option.none()));
    }

    @Test @Proves("PAY-17") void an_entry_that_has_expired_counts_no_longer() {
        clinic.markPatient.blacklist(STAFF, FACILITY, PATIENT, "nie przychodzi", Option.some(BOOKED.plus(WEEK))).get();
        clinic.advance(WEEK.minusSeconds(1));
        assertThat(clinic.visit(clinic.books(aWish())).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        clinic.advance(Duration.ofSeconds(1));
        assertThat(clinic.visit(clinic.books(aWish().at(START.plusSeconds(7200)))).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void an_entry_that_would_end_before_it_begins_is_refused() {
        assertThat(clinic.markPatient.blacklist(STAFF, FACILITY, PATIENT, "nie przychodzi", Option.some(BOOKED)).getLeft().code()).isEqualTo("expiry-passed");
        assertThat(clinic.showBlacklist.one(STAFF, FACILITY, PATIENT).getLeft().code()).isEqualTo("unknown-blacklist-entry");
    }

    @Test @Proves("PAY-17") void a_list_is_of_one_facility_and_nobody_elses() {
        clinic.registerFacility.handle(STAFF, aFacility(BRANCH), Option.none()).get();
        blacklist(PATIENT);

        assertThat(clinic.showBlacklist.page(STAFF, BRANCH, Option.none(), 10).get().entries()).isEmpty();
        assertThat(clinic.showBlacklist.one(STAFF, BRANCH, PATIENT).isLeft()).isTrue();
        assertThat(clinic.markPatient.unblacklist(STAFF, BRANCH, PATIENT).get()).isFalse();
        assertThat(clinic.showBlacklist.page(STAFF, FACILITY, Option.none(), 10).get().entries()).extracting(Blacklisting::patient).containsExactly(PATIENT);
        assertThat(clinic.showBlacklist.page(STAFF, new FacilityId(id("nowhere")), Option.none(), 10).getLeft().code()).isEqualTo("unknown-facility");
    }

    @Test @Proves({"PAY-17", "SEC-21"}) void everybody_whose_entry_is_shown_is_in_the_trail() {
        blacklist(PATIENT);
        blacklist(ANOTHER_PATIENT);
        var entries = clinic.stores.transactions().trail().size();

        var page = clinic.showBlacklist.page(STAFF, FACILITY, Option.none(), 1).get();

        assertThat(page.more()).isTrue();
        var trail = clinic.stores.transactions().trail();
        assertThat(trail.subList(entries, trail.size())).singleElement().satisfies(kept ->
                assertThat(kept.act().on()).containsEntry("patient", page.entries().get(0).patient().value()));
        assertThat(clinic.showBlacklist.page(STAFF, FACILITY, Option.some(page.entries().get(0).patient()), 1).get().more()).isFalse();
    }

    @Test @Proves("PAY-17") void the_system_proposes_and_a_person_decides() {
        clinic.proposeBlacklisting.replaceCriteria(STAFF, FACILITY, new MissedVisits.Criteria(2, 6, Duration.ofHours(24))).get();
        misses();
        assertThat(proposed()).isEmpty();

        misses();
        assertThat(proposed()).extracting(MissedVisits.Proposal::patient).containsExactly(PATIENT);
        assertThat(clinic.visit(clinic.books(aWish().at(START.plus(WEEK)))).status()).isEqualTo(VisitStatus.CONFIRMED);

        blacklist(PATIENT);
        assertThat(proposed()).isEmpty();
        assertThat(entry().evidence().count()).isEqualTo(2);
    }

    @Test @Proves("PAY-17") void a_contested_entry_is_upheld_by_somebody_else_or_taken_away() {
        var anna = employs("anna", Role.RECEPTIONIST);
        var ewa = employs("ewa", Role.MANAGER);
        clinic.markPatient.blacklist(anna, FACILITY, PATIENT, "nie przychodzi").get();
        assertThat(clinic.contestBlacklisting.uphold(ewa, FACILITY, PATIENT, "tak było").getLeft().code()).isEqualTo("not-contested");

        clinic.contestBlacklisting.contest(anna, FACILITY, PATIENT, "byłem w szpitalu").get();
        assertThat(clinic.contestBlacklisting.uphold(anna, FACILITY, PATIENT, "tak było").getLeft().code()).isEqualTo("own-decision");
        assertThat(entry().contest().get().isOpen()).isTrue();

        var upheld = clinic.contestBlacklisting.uphold(ewa, FACILITY, PATIENT, "tak było").get();
        assertThat(upheld.contest().get().upheld()).contains(new Blacklisting.Upheld("tak było", BOOKED, Author.of(ewa)));
        assertThat(clinic.contestBlacklisting.uphold(ewa, FACILITY, PATIENT, "tak było").getLeft().code()).isEqualTo("not-contested");

        clinic.contestBlacklisting.contest(anna, FACILITY, PATIENT, "mam wypis").get();
        assertThat(clinic.markPatient.unblacklist(anna, FACILITY, PATIENT).get()).isTrue();
        assertThat(clinic.contestBlacklisting.contest(anna, FACILITY, PATIENT, "i co").getLeft().code()).isEqualTo("unknown-blacklist-entry");
    }

    @Test @Proves("PAY-17") void the_author_never_decides_even_where_nobody_else_may_yet() {
        var anna = employs("anna", Role.RECEPTIONIST);
        employs("jan", Role.SPECIALIST);
        clinic.markPatient.blacklist(anna, FACILITY, PATIENT, "nie przychodzi").get();
        clinic.contestBlacklisting.contest(anna, FACILITY, PATIENT, "byłem w szpitalu").get();

        assertThat(clinic.contestBlacklisting.uphold(anna, FACILITY, PATIENT, "tak było").getLeft().code()).isEqualTo("own-decision");
    }

    @Test void an_entry_that_is_written_anew_is_still_contested() {
        blacklist(PATIENT);
        clinic.contestBlacklisting.contest(STAFF, FACILITY, PATIENT, "byłem w szpitalu").get();

        assertThat(clinic.markPatient.blacklist(STAFF, FACILITY, PATIENT, "znowu nie przyszedł").get()).isFalse();

        assertThat(entry().reason()).isEqualTo("znowu nie przyszedł");
        assertThat(entry().contest().get().words()).isEqualTo("byłem w szpitalu");
    }

    @Test @Proves({"A05", "A08"}) void the_list_refuses_no_care_staff_may_always_go_on() {
        clinic.rules(aPolicy().settings(settings().shortNotice(ShortNotice.ON_SITE)).facility(aRule().none().beforeVisit("PT48H")).blacklist(aRule()));
        blacklist(PATIENT);
        var soon = aWish().at(BOOKED.plus(Duration.ofHours(20)));
        assertThat(clinic.bookVisit.handle(STAFF, soon.command()).getLeft().code()).isEqualTo("short-notice");

        assertThat(clinic.visit(clinic.books(soon.terms(byHand().asking(Requirement.NONE)))).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    private VisitId misses() {
        var visit = clinic.books(aWish().at(clinic.clock.instant().plus(Duration.ofHours(1))));
        clinic.advance(Duration.ofHours(2));
        clinic.recordNoShow.handle(STAFF, visit).get();
        return visit;
    }

    private List<MissedVisits.Proposal> proposed() {
        return clinic.proposeBlacklisting.page(STAFF, FACILITY, Option.none(), 10).get();
    }

    private void blacklist(PatientId patient) {
        clinic.markPatient.blacklist(STAFF, FACILITY, patient, "nie przychodzi").get();
    }

    private Blacklisting entry() {
        return clinic.showBlacklist.one(STAFF, FACILITY, PATIENT).get();
    }

    /** Somebody with an account here. */
    private Caller employs(String name, Role role) {
        var account = anAccountOf(name).at(FACILITY, role).active();
        clinic.stores.transactions().run(() -> clinic.stores.accounts().save(account)).get();
        return new Caller(Actor.person(account.details().id(), "192.0.2.9"), account.details().grants(), Option.none());
    }
}
