package pl.proassist.application.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aSpecialist;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.access.AccountBuilder.anAccount;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.access.AccountBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.patient.Retention;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;
import pl.proassist.domain.visit.WaitlistEntry;

/** A patient asks what is held, wants it forgotten, agrees to something, asks who has looked: the facility must answer (RODO art. 7 to 20). */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PatientRightsTest {

    private static final FacilityId BRANCH = new FacilityId(id("branch"));
    private static final SpecialistId BRANCH_SPECIALIST = new SpecialistId(id("branch specialist"));
    private static final ServiceId BRANCH_SERVICE = new ServiceId(id("branch service"));
    private static final Caller ANNA = new Caller(Actor.person(AccountBuilder.ANNA, "192.0.2.8"), Grants.ALL, Option.none());
    private static final PatientId NOBODY = new PatientId(id("nobody"));
    private static final String PESEL = "44051401359";
    private static final int ALL = 1000;

    private static final Billing EMPLOYER = new Billing(InvoiceBuilder.aCompany(), Option.none(), Option.some("MP/7"), Option.some(new EmailAddress("faktury@zaklad.example")));

    private final World world = new World();

    @BeforeEach void who_comes_and_who_works_here() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        world.register(aPatient().pesel(PESEL).livingAt("ul. Lipowa 3").notes("uczulony na lateks").build());
        world.stores.transactions().run(() -> world.stores.accounts().save(anAccount().at(FACILITY, Role.RECEPTIONIST).active())).get();
        world.registerFacility.handle(STAFF, aFacility(BRANCH), Option.none()).get();
        world.registerSpecialist.handle(STAFF, aSpecialist(BRANCH_SPECIALIST, BRANCH), Option.none()).get();
        world.registerServiceOffer.handle(STAFF, aService(BRANCH_SERVICE, BRANCH, "80.00"), Option.none()).get();
    }

    // What is held of me? (art. 15, 20)

    @Test @Proves("SEC-20") void a_copy_holds_everything_there_is_from_every_facility() {
        var paid = world.books(aWish());
        world.pays(paid);
        var atTheBranch = world.books(aWish().in(BRANCH).with(BRANCH_SPECIALIST).service(BRANCH_SERVICE).at(START.plus(Duration.ofDays(1))));
        world.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        world.markPatient.blacklist(STAFF, FACILITY, PATIENT, "nie przyszedł dwa razy");
        world.markPatient.exempt(STAFF, BRANCH, PATIENT, Requirement.NONE, "VIP");
        world.markPatient.blacklist(STAFF, FACILITY, ANOTHER_PATIENT, "nie przyszła");
        var consent = world.patientConsents.write(STAFF, PATIENT, "marketing-sms", "2026-01", true, "desk").get();
        world.lookUp.patient(ANNA, PATIENT);

        var notes = List.of(new AccountingNote(new AccountingNoteId(id("note")), FACILITY, paid, InvoiceBuilder.seller(), InvoiceBuilder.aConsumer(),
                Balance.of(Money.pln("200.00")), InvoiceBuilder.ISSUED, "NK/2026/01/0001", InvoiceBuilder.ISSUED));
        world.stores.transactions().record(() -> notes.stream().map(world.stores.accountingNotes()::add).toList());

        world.billVisit.replace(STAFF, paid, EMPLOYER).get();

        var file = world.exportPatientFile.handle(STAFF, PATIENT).get();

        assertThat(file.patient()).isEqualTo(stored(PATIENT));
        assertThat(file.visits()).containsExactly(
                new PatientFile.Visited(world.visit(paid), world.link(paid).details().payments(), world.stores.messages().of(paid), List.of(), notes, Option.some(EMPLOYER)),
                new PatientFile.Visited(world.visit(atTheBranch), List.of(), world.stores.messages().of(atTheBranch), List.of(), List.of(), Option.none()));
        assertThat(file.visits().get(0).payments()).hasSize(1);
        assertThat(file.visits().get(0).messages()).isNotEmpty();
        assertThat(file.marks()).containsExactlyInAnyOrder(PatientMarks.Mark.of(new Blacklisting(FACILITY, PATIENT, "nie przyszedł dwa razy",
                        new Blacklisting.Evidence(List.of(), List.of(), BOOKED), Author.of(STAFF), BOOKED, Option.none(), Option.none())),
                PatientMarks.Mark.exemption(BRANCH, Requirement.NONE, "VIP", BOOKED));
        assertThat(file.consents()).containsExactly(consent);
        assertThat(file.looks()).contains(new Look(BOOKED, Option.some("Anna Nowak"), "patient.look", false))
                .extracting(Look::what).contains("visit.book", "blacklist.put", "exemption.put", "consent.write");
        assertThat(file.names()).isEqualTo(Map.of(FACILITY.value(), "Przychodnia Pod Lipą", BRANCH.value(), "Przychodnia Pod Lipą",
                SPECIALIST.value(), "Anna Żuławska", BRANCH_SPECIALIST.value(), "Anna Żuławska", SERVICE.value(), "Konsultacja", BRANCH_SERVICE.value(), "Konsultacja"));
    }

    @Test @Proves({"SEC-20", "CAL-10"}) void what_a_patient_waits_for_is_in_the_copy_and_is_forgotten_with_the_patient() {
        var entry = world.waitingList.write(STAFF, new WaitlistEntry(id("entry"), BRANCH, PATIENT, BRANCH_SERVICE, Option.some(BRANCH_SPECIALIST), BOOKED,
                START, BOOKED)).get().entry();

        var file = world.exportPatientFile.handle(STAFF, PATIENT).get();
        assertThat(file.waiting()).containsExactly(entry);
        assertThat(file.names()).containsKeys(BRANCH.value(), BRANCH_SERVICE.value(), BRANCH_SPECIALIST.value());

        world.erasePatient.handle(STAFF, PATIENT).get();
        assertThat(world.waitingList.list(STAFF, BRANCH, 10).get()).isEmpty();
    }

    @Test @Proves("SEC-20") void a_copy_leaves_no_visit_out_however_many_there_were() {
        var visits = IntStream.range(0, 405).mapToObj(number -> aVisit().id(new VisitId(id("visit " + number)))
                .at(START.plusSeconds(number / 3 * 3600L)).lapsed()).toList();
        world.stores.transactions().record(() -> visits.stream().map(visit -> world.stores.visits().save(Change.to(visit)).get()).toList());

        var file = world.exportPatientFile.handle(STAFF, PATIENT).get();

        assertThat(file.visits()).extracting(visited -> visited.visit().id())
                .containsExactlyInAnyOrderElementsOf(visits.stream().map(visit -> visit.id()).toList());
    }

    @Test @Proves({"SEC-20", "SEC-23"}) void a_copy_is_itself_in_the_trail_and_prints_nothing_personal() {
        var file = world.exportPatientFile.handle(ANNA, PATIENT).get();

        assertThat(file.toString()).isEqualTo("file of " + PATIENT);
        assertThat(world.whoHasSeen.handle(STAFF, PATIENT, Option.none(), 1).get()).extracting(WhoHasSeen.Numbered::look)
                .containsExactly(new Look(BOOKED, Option.some("Anna Nowak"), "patient.export", false));
    }

    // Forget me (art. 17)

    @Test @Proves("SEC-20") void nobody_is_forgotten_with_a_visit_ahead() {
        var visit = world.books(aWish());
        assertRefused(new PatientRefusal.HasVisitsAhead(PATIENT));

        world.pays(visit);
        assertRefused(new PatientRefusal.HasVisitsAhead(PATIENT));

        world.clock.set(START.plus(Duration.ofMinutes(30)).minusSeconds(1));
        assertRefused(new PatientRefusal.HasVisitsAhead(PATIENT));
    }

    @Test @Proves("SEC-20") void who_came_is_kept_for_twenty_years_from_the_end_of_the_year() {
        var visit = world.books(aWish());
        world.pays(visit);
        world.advanceTo(START.plus(Duration.ofHours(1)));
        world.completeVisit.handle(STAFF, visit).get();

        assertRefused(new PatientRefusal.MustBeKept(PATIENT));
        world.clock.set(warsaw("2047-01-01 00:00").minusSeconds(1));
        assertRefused(new PatientRefusal.MustBeKept(PATIENT));

        world.clock.set(warsaw("2047-01-01 00:00"));
        assertThat(world.erasePatient.handle(STAFF, PATIENT).get()).isEqualTo(new Retention(Retention.Duty.NONE, Option.none()));
        assertThat(stored(PATIENT)).isEqualTo(nobody());
    }

    @Test @Proves("SEC-20") void the_year_of_a_visit_is_that_of_the_calendar_on_the_wall() {
        var newYearsNight = warsaw("2027-01-01 00:15");
        var visit = aVisit().at(newYearsNight).completed();
        world.stores.transactions().record(() -> world.stores.visits().save(Change.to(visit)).get());

        world.clock.set(warsaw("2048-01-01 00:00").minusSeconds(1));
        assertRefused(new PatientRefusal.MustBeKept(PATIENT));
    }

    @Test @Proves("SEC-20") void a_visit_that_is_over_and_was_never_closed_counts_as_one_that_took_place() {
        var visit = world.books(aWish());
        world.pays(visit);

        world.advanceTo(START.plus(Duration.ofMinutes(30)));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertRefused(new PatientRefusal.MustBeKept(PATIENT));
    }

    @Test @Proves({"SEC-20", "SEC-23"}) void of_who_only_paid_the_name_stays_with_the_money() {
        var visit = world.books(aWish());
        world.pays(visit);
        cancel(visit);
        world.markPatient.blacklist(STAFF, FACILITY, PATIENT, "odwołuje w ostatniej chwili");
        world.markPatient.exempt(STAFF, BRANCH, PATIENT, Requirement.NONE, "VIP");

        var kept = world.erasePatient.handle(STAFF, PATIENT).get();

        assertThat(kept).isEqualTo(new Retention(Retention.Duty.MONEY, Option.some(LocalDate.of(2032, 12, 31))));
        assertThat(stored(PATIENT)).isEqualTo(new Patient(PATIENT, "Jan", "Kowalski", Option.none(), Option.none(), Option.none(), Option.none(),
                stored(PATIENT).language(), Option.none(), Option.none()));
        assertThat(marks()).isEmpty();
        assertThat(found("Kowalski")).containsExactly(PATIENT);
        assertThat(Stream.of(PESEL, "+48500600700", "0700", "jan@kowalski.example")).allSatisfy(text -> assertThat(found(text)).isEmpty());
        assertThat(world.link(visit).details().payments()).hasSize(1);
    }

    @Test @Proves("SEC-20") void whom_a_visit_was_billed_to_goes_with_the_patient() {
        var visit = world.books(aWish());
        world.billVisit.replace(STAFF, visit, EMPLOYER).get();
        var others = world.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        world.billVisit.replace(STAFF, others, EMPLOYER).get();
        cancel(visit);

        assertThat(world.erasePatient.handle(STAFF, PATIENT).get().duty()).isEqualTo(Retention.Duty.NONE);

        assertThat(billing(visit)).isEqualTo(Option.none());
        assertThat(billing(others)).isEqualTo(Option.some(EMPLOYER));
    }

    @Test @Proves("SEC-20") void whom_a_paid_visit_was_billed_to_stays_with_the_money_out_of_reach_and_as_long_as_it() {
        var paid = world.books(aWish());
        world.billVisit.replace(STAFF, paid, EMPLOYER).get();
        world.pays(paid);
        cancel(paid);
        var unpaid = world.books(aWish().at(START.plus(Duration.ofDays(1))));
        world.billVisit.replace(STAFF, unpaid, EMPLOYER).get();
        cancel(unpaid);

        assertThat(world.erasePatient.handle(STAFF, PATIENT).get().duty()).isEqualTo(Retention.Duty.MONEY);
        assertThat(billing(paid)).isEqualTo(Option.some(new Billing(EMPLOYER.buyer(), EMPLOYER.payer(), EMPLOYER.contract(), Option.none())));
        assertThat(billing(unpaid)).isEqualTo(Option.none());

        world.clock.set(warsaw("2033-01-01 00:00"));
        assertThat(world.erasePatient.handle(STAFF, PATIENT).get().duty()).isEqualTo(Retention.Duty.NONE);
        assertThat(billing(paid)).isEqualTo(Option.none());
    }

    @Test @Proves("SEC-20") void whom_a_visit_that_took_place_is_billed_to_is_kept_whole() {
        var visit = world.books(aWish());
        world.billVisit.replace(STAFF, visit, EMPLOYER).get();
        world.pays(visit);
        world.advanceTo(START.plus(Duration.ofMinutes(30)));

        assertRefused(new PatientRefusal.MustBeKept(PATIENT));

        assertThat(billing(visit)).isEqualTo(Option.some(EMPLOYER));
    }

    @Test @Proves("SEC-20") void money_is_forgotten_when_its_own_duty_has_ended() {
        var visit = world.books(aWish());
        world.pays(visit);
        cancel(visit);

        world.clock.set(warsaw("2033-01-01 00:00").minusSeconds(1));
        assertThat(world.erasePatient.handle(STAFF, PATIENT).get().duty()).isEqualTo(Retention.Duty.MONEY);
        assertThat(stored(PATIENT).lastName()).isEqualTo("Kowalski");

        world.clock.set(warsaw("2033-01-01 00:00"));
        assertThat(world.erasePatient.handle(STAFF, PATIENT).get().duty()).isEqualTo(Retention.Duty.NONE);
        assertThat(stored(PATIENT)).isEqualTo(nobody());
    }

    @ParameterizedTest @Proves({"SEC-20", "SEC-23"})
    @ValueSource(strings = {PESEL, "+48500600700", "500600700", "0700", "jan@kowalski.example", "Kowalski", "Jan Kowalski"})
    void an_erased_patient_is_found_by_nothing(String text) {
        assertThat(found(text)).containsExactly(PATIENT);

        world.erasePatient.handle(STAFF, PATIENT).get();

        assertThat(found(text)).isEmpty();
        assertThat(found("+48500600800")).containsExactly(ANOTHER_PATIENT);
    }

    @Test @Proves({"SEC-20", "SEC-23"}) void of_who_neither_came_nor_paid_only_bare_visits_stay() {
        var visit = world.books(aWish());
        cancel(visit);
        world.markPatient.blacklist(STAFF, FACILITY, PATIENT, "odwołuje w ostatniej chwili");
        world.markPatient.blacklist(STAFF, FACILITY, ANOTHER_PATIENT, "nie przyszła");

        var kept = world.erasePatient.handle(STAFF, PATIENT).get();

        assertThat(kept).isEqualTo(new Retention(Retention.Duty.NONE, Option.none()));
        assertThat(stored(PATIENT)).isEqualTo(nobody());
        assertThat(marks()).isEmpty();
        assertThat(world.stores.transactions().record(() -> world.stores.marks().of(ANOTHER_PATIENT))).hasSize(1);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CANCELLED);
    }

    @Test @Proves("SEC-20") void erasing_again_changes_nothing_and_the_proof_of_consent_stays() {
        var consent = world.patientConsents.write(STAFF, PATIENT, "marketing-sms", "2026-01", true, "paper").get();
        world.erasePatient.handle(STAFF, PATIENT).get();

        assertThat(world.erasePatient.handle(STAFF, PATIENT).get().duty()).isEqualTo(Retention.Duty.NONE);

        assertThat(stored(PATIENT)).isEqualTo(nobody());
        assertThat(world.patientConsents.list(STAFF, PATIENT).get()).containsExactly(consent);
    }

    // I agree, I no longer agree (art. 7)

    @Test @Proves("SEC-20") void the_ledger_tells_each_yes_and_each_no_with_its_time_and_the_text_that_was_read() {
        world.patientConsents.write(STAFF, PATIENT, "marketing-sms", "2026-01", true, "online");
        world.clock.set(BOOKED.plusSeconds(60));
        world.patientConsents.write(ANNA, PATIENT, "marketing-sms", "2026-01", false, "phone");
        world.patientConsents.write(ANNA, ANOTHER_PATIENT, "photos", "1", true, "paper");

        assertThat(world.patientConsents.list(STAFF, PATIENT).get()).containsExactly(
                new Consent(PATIENT, "marketing-sms", "2026-01", true, "online", BOOKED),
                new Consent(PATIENT, "marketing-sms", "2026-01", false, "phone", BOOKED.plusSeconds(60)));
        var trail = world.stores.transactions().trail();
        assertThat(trail).filteredOn(kept -> kept.act().what().equals("consent.write") && kept.act().who().equals(ANNA.actor()))
                .extracting(kept -> kept.act().on().get("patient") + " " + kept.act().facts())
                .containsExactly(PATIENT + " {kind=marketing-sms, given=false}", ANOTHER_PATIENT + " {kind=photos, given=true}");
    }

    // Who has seen my data? (art. 15(1)(c))

    @Test @Proves("SEC-24") void a_patient_is_told_who_did_what_newest_first() {
        world.lookUp.patient(Caller.installation("127.0.0.1"), PATIENT);
        at(1, () -> world.lookUp.patients(ANNA, "Kow", Option.none(), 10));
        at(2, () -> world.lookUp.patient(new Caller(Actor.person(AccountBuilder.ANNA, "192.0.2.8"), Grants.of(List.of()), Option.none()), PATIENT));
        at(3, () -> world.lookUp.patient(new Caller(Actor.person(new UserId(id("gone")), "192.0.2.9"), Grants.ALL, Option.none()), PATIENT));
        at(4, () -> world.lookUp.patient(ANNA, ANOTHER_PATIENT));

        assertThat(looks(PATIENT)).containsExactly(
                new Look(BOOKED.plusSeconds(3), Option.none(), "patient.look", false),
                new Look(BOOKED.plusSeconds(2), Option.some("Anna Nowak"), "patient.look", true),
                new Look(BOOKED.plusSeconds(1), Option.some("Anna Nowak"), "patient.found", false),
                new Look(BOOKED, Option.none(), "patient.look", false));
    }

    @Test @Proves("SEC-24") void who_has_asked_who_has_looked_is_told_too_and_who_has_left_keeps_a_name() {
        world.stores.transactions().run(() -> world.stores.accounts().save(anAccount().deactivated())).get();
        world.whoHasSeen.handle(ANNA, PATIENT, Option.none(), 10).get();

        assertThat(looks(PATIENT)).containsExactly(new Look(BOOKED, Option.some("Anna Nowak"), "patient.looks", false));
    }

    @Test @Proves("SEC-24") void the_looks_are_read_page_by_page() {
        IntStream.range(0, 7).forEach(second -> at(second, () -> world.lookUp.patient(ANNA, PATIENT)));
        world.lookUp.patient(ANNA, ANOTHER_PATIENT);

        var seen = new ArrayList<Instant>();
        var page = world.whoHasSeen.handle(STAFF, PATIENT, Option.none(), 3).get();
        while (!page.isEmpty()) {
            page.forEach(each -> seen.add(each.look().at()));
            page = world.whoHasSeen.handle(STAFF, PATIENT, Option.some(page.get(page.size() - 1).number()), 3).get();
        }

        assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 7).mapToObj(second -> BOOKED.plusSeconds(6 - second)).toList());
    }

    @Test @Proves("SEC-24") void an_erased_patient_can_still_be_told_who_looked() {
        world.lookUp.patient(ANNA, PATIENT);

        world.erasePatient.handle(ANNA, PATIENT).get();

        assertThat(looks(PATIENT)).extracting(Look::what).containsExactly("patient.erase", "patient.look");
    }

    @Test @Proves("SEC-20") void of_a_patient_nobody_knows_there_is_nothing_to_tell_and_nothing_to_do() {
        var before = world.stores.transactions().rows();

        assertThat(Stream.<Either<Refusal, ?>>of(world.exportPatientFile.handle(STAFF, NOBODY), world.erasePatient.handle(STAFF, NOBODY),
                world.patientConsents.write(STAFF, NOBODY, "marketing-sms", "1", true, "desk"), world.patientConsents.list(STAFF, NOBODY),
                world.whoHasSeen.handle(STAFF, NOBODY, Option.none(), 10)).map(Either::getLeft))
                .hasSize(5).containsOnly(new PatientRefusal.UnknownPatient(NOBODY));
        assertThat(world.stores.transactions().rows()).isEqualTo(before);
    }

    private void assertRefused(Refusal refusal) {
        var before = world.stores.transactions().rows();

        assertThat(world.erasePatient.handle(STAFF, PATIENT).getLeft()).isEqualTo(refusal);
        assertThat(world.stores.transactions().rows()).isEqualTo(before);
    }

    private void cancel(VisitId visit) {
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.FACILITY, "choroba")).get();
        world.settle();
    }

    private void at(int second, Runnable act) {
        world.clock.set(BOOKED.plusSeconds(second));
        act.run();
    }

    /** As the use case shows them, without the question itself. */
    private List<Look> looks(PatientId patient) {
        return world.whoHasSeen.handle(STAFF, patient, Option.none(), ALL).get().stream().map(WhoHasSeen.Numbered::look).toList();
    }

    private List<PatientMarks.Mark> marks() {
        return world.stores.transactions().record(() -> world.stores.marks().of(PATIENT));
    }

    private List<PatientId> found(String text) {
        return world.stores.transactions().record(() -> world.stores.patients().search(text, Option.none(), 10)).stream().map(Patient::id).toList();
    }

    private Option<Billing> billing(VisitId visit) {
        return world.stores.transactions().record(() -> world.stores.billings().of(visit));
    }

    private Patient stored(PatientId patient) {
        return world.stores.transactions().record(() -> world.stores.patients().require(patient).get());
    }

    private static Patient nobody() {
        return aPatient().build().anonymous();
    }
}
