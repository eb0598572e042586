package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.payment.PaymentLinkExpired;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitLapsed;

/** What every database must promise to the work that is done in it: all of it or nothing, and a lost race is nobody's defeat. */
public abstract class TransactionsContract extends StoresContract {

    private static final Patient NEWCOMER = aPatient().id(new PatientId(id("newcomer"))).named("Olga", "Nowak").build();
    private static final Refusal REFUSAL = new PatientRefusal.UnknownPatient(NEWCOMER.id());

    private static final Actor ANNA = Actor.person(new UserId(id("anna")), "192.0.2.7");
    private static final String BY_ANNA = "{\"kind\":\"PERSON\",\"id\":\"" + id("anna") + "\",\"from\":\"192.0.2.7\"}";
    private static final Act BOOKING = ANNA.does("visit.book");

    /** Runs the work, and at its first try lets the rival change the patient after the work had begun and before it ends. */
    protected abstract <T> Either<Refusal, T> overtaken(PatientId patient, Runnable rival, Supplier<Either<Refusal, T>> work);

    @Test void a_right_stays_and_is_the_answer() {
        var answer = stores.transactions().run(() -> {
            stores.patients().save(NEWCOMER);
            return Either.right("saved");
        });

        assertThat(answer).isEqualTo(Either.right("saved"));
        assertThat(known(NEWCOMER.id())).isEqualTo(Option.some(NEWCOMER));
    }

    @Test void a_left_takes_everything_back_and_is_the_answer() {
        var visit = aVisit().confirmed();

        var answer = stores.transactions().run(() -> {
            stores.patients().save(NEWCOMER);
            stores.patients().save(aPatient().named("Jan", "Zmieniony").build());
            stores.visits().save(Change.to(visit, new VisitBooked(visit.id())));
            return Either.left(REFUSAL);
        });

        assertThat(answer).isEqualTo(Either.left(REFUSAL));
        assertThat(known(NEWCOMER.id())).isEqualTo(Option.none());
        assertThat(known(PATIENT)).isEqualTo(Option.some(aPatient().build()));
        assertThat(stored(visit)).isEqualTo(Option.none());
        assertThat(announced()).isEmpty();
    }

    @Test void what_was_taken_back_stands_in_nobodys_way() {
        stores.transactions().run(() -> stores.visits().save(Change.to(aVisit().confirmed())).flatMap(saved -> Either.left(REFUSAL)));

        var other = aVisit().of(ANOTHER_PATIENT).confirmed();

        assertThat(save(Change.to(other)).isRight()).isTrue();
    }

    @Test void an_exception_takes_everything_back_and_is_not_tried_again() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> inTransaction(() -> {
            tries.incrementAndGet();
            stores.patients().save(NEWCOMER);
            throw new IllegalArgumentException("a bug");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("a bug");

        assertThat(tries).hasValue(1);
        assertThat(known(NEWCOMER.id())).isEqualTo(Option.none());
    }

    @Test void work_within_work_joins_and_both_see_what_the_other_wrote() {
        var answer = stores.transactions().run(() -> {
            stores.patients().save(NEWCOMER);
            var seenInside = known(NEWCOMER.id());
            inTransaction(() -> stores.patients().save(aPatient().named("Jan", "Zmieniony").build()));
            return Either.<Refusal, Option<String>>right(seenInside.map(Patient::lastName).flatMap(seen -> known(PATIENT).map(Patient::lastName)));
        });

        assertThat(answer.get()).isEqualTo(Option.some("Zmieniony"));
        assertThat(known(NEWCOMER.id())).isEqualTo(Option.some(NEWCOMER));
        assertThat(known(PATIENT).map(Patient::lastName)).isEqualTo(Option.some("Zmieniony"));
    }

    @Test void work_within_work_that_is_refused_later_is_taken_back_with_it() {
        stores.transactions().run(() -> {
            inTransaction(() -> stores.patients().save(NEWCOMER));
            return Either.left(REFUSAL);
        });

        assertThat(known(NEWCOMER.id())).isEqualTo(Option.none());
    }

    @Test void work_that_lost_a_race_is_run_again_from_its_start_and_sees_what_the_winner_did() {
        var seen = new ArrayList<String>();
        var before = inTransaction(() -> stores.patients().find(PATIENT).get().version());

        var saved = overtaken(PATIENT, () -> inTransaction(() -> stores.patients().save(aPatient().named("Jan", "Zmieniony").build())), () -> {
            var found = stores.patients().find(PATIENT).get().thing();
            seen.add(found.lastName());
            return Either.right(stores.patients().save(aPatient().named("Janusz", found.lastName()).build()));
        });

        assertThat(seen).containsExactly("Kowalski", "Zmieniony");
        assertThat(saved.get()).isEqualTo(new Versioned<>(aPatient().named("Janusz", "Zmieniony").build(), before + 2));
        assertThat(known(PATIENT)).isEqualTo(Option.some(aPatient().named("Janusz", "Zmieniony").build()));
    }

    @Test void a_try_that_lost_its_race_leaves_no_events_behind() {
        var visit = aVisit().confirmed();
        var tries = new AtomicInteger();

        overtaken(PATIENT, () -> inTransaction(() -> stores.patients().save(aPatient().named("Jan", "Zmieniony").build())), () -> {
            tries.incrementAndGet();
            stores.visits().save(Change.to(visit, new VisitBooked(visit.id())));
            return Either.right(stores.patients().save(aPatient().build()));
        });

        assertThat(tries).hasValue(2);
        assertThat(stores.deliveries().lease(NOW, 100)).hasSize(SUBSCRIPTIONS.of(new VisitBooked(visit.id())).size());
    }

    @Test @Proves("CAL-05") void work_that_goes_on_after_a_refusal_of_the_database_stores_nothing() {
        given(aVisit().confirmed());
        var second = aVisit().of(ANOTHER_PATIENT).confirmed();

        assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
            stores.visits().save(Change.to(second));
            return stores.patients().save(NEWCOMER);
        }));

        assertThat(stored(second)).isEqualTo(Option.none());
        assertThat(known(NEWCOMER.id())).isEqualTo(Option.none());
    }

    @Test void rows_are_touched_in_transactions_only() {
        assertThatIllegalStateException().isThrownBy(() -> stores.patients().find(PATIENT));
        assertThatIllegalStateException().isThrownBy(() -> stores.patients().save(NEWCOMER));
    }

    @Test @Proves("SEC-21") void an_act_is_remembered_with_its_commit_and_says_what_came_of_it() {
        var visit = aVisit().confirmed();

        stores.transactions().run(BOOKING.on("visit", visit.id().value()), () -> stores.visits().save(Change.to(visit, new VisitBooked(visit.id()),
                new VisitConfirmed(visit.id(), VisitConfirmed.How.AT_BOOKING))));

        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.book\",\"on\":{\"visit\":\"" + visit.id() + "\"},\"events\":[\"visit-booked/1\",\"visit-confirmed/1\"]", "done"));
        assertThat(stored(visit)).isEqualTo(Option.some(visit));
    }

    @Test @Proves("SEC-21") void an_act_that_changes_nothing_is_remembered_too() {
        stores.transactions().run(BOOKING, () -> Either.<Refusal, String>right("nothing"));

        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.book\"", "done"));
    }

    @Test @Proves("SEC-21") void a_refused_act_is_remembered_once_although_all_it_did_was_taken_back() {
        var visit = aVisit().confirmed();

        var answer = stores.transactions().run(BOOKING, () -> stores.visits().save(Change.to(visit, new VisitBooked(visit.id())))
                .flatMap(saved -> Either.left(REFUSAL)));

        assertThat(answer).isEqualTo(Either.left(REFUSAL));
        assertThat(stored(visit)).isEqualTo(Option.none());
        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.book\"", "unknown-patient"));
    }

    @Test @Proves("SEC-21") void an_act_that_the_database_refused_is_remembered() {
        given(aVisit().confirmed());

        stores.transactions().run(BOOKING, () -> stores.visits().save(Change.to(aVisit().of(ANOTHER_PATIENT).id(new VisitId(id("second"))).confirmed())));

        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.book\"", "slot-taken"));
    }

    @Test void an_act_that_an_exception_ended_is_not_remembered() {
        assertThatThrownBy(() -> stores.transactions().run(BOOKING, () -> {
            stores.patients().save(NEWCOMER);
            throw new IllegalArgumentException("a bug");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(bodies()).isEmpty();
    }

    @Test @Proves("SEC-21") void looking_is_remembered_only_when_the_caller_may_not() {
        var looking = ANNA.looks("visit.show").on("visit", id("visit"));

        stores.transactions().run(looking, () -> Either.<Refusal, String>right("seen"));
        stores.transactions().run(looking, () -> Either.left(REFUSAL));
        stores.transactions().run(looking, () -> Either.left(new AccessRefusal.Forbidden(Permission.VISITS_VIEW)));

        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.show\",\"on\":{\"visit\":\"" + id("visit") + "\"}", "forbidden"));
    }

    @Test @Proves("SEC-21") void acts_within_an_act_share_its_commit_and_the_first_tells_what_happened() {
        var visit = aVisit().confirmed();

        stores.transactions().run(ANNA.looks("patient.search"), () -> {
            stores.transactions().run(ANNA.does("patient.found").on("patient", PATIENT.value()), () -> Either.<Refusal, String>right("found"));
            stores.transactions().run(ANNA.does("patient.found").on("patient", ANOTHER_PATIENT.value()), () -> Either.<Refusal, String>right("found"));
            return stores.visits().save(Change.to(visit, new VisitBooked(visit.id())));
        });

        assertThat(bodies()).containsExactly(
                entry(1, BY_ANNA, "\"patient.found\",\"on\":{\"patient\":\"" + PATIENT + "\"},\"events\":[\"visit-booked/1\"]", "done"),
                entry(2, BY_ANNA, "\"patient.found\",\"on\":{\"patient\":\"" + ANOTHER_PATIENT + "\"}", "done"));
    }

    @Test @Proves("SEC-21") void acts_within_work_that_is_refused_are_refused_with_it() {
        stores.transactions().run(() -> {
            stores.transactions().run(BOOKING, () -> Either.<Refusal, String>right("booked"));
            return Either.left(REFUSAL);
        });

        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.book\"", "unknown-patient"));
    }

    @Test @Proves("SEC-21") void what_happened_without_an_act_is_remembered_as_the_systems_own() {
        var visit = given(aVisit().awaitingPayment());
        var link = aPaymentLink().of(visit).expired();

        inTransaction(() -> {
            stores.links().save(Change.to(link, new PaymentLinkExpired(link.id(), visit.id())));
            return stores.visits().save(Change.to(visit, new VisitLapsed(visit.id())));
        });

        assertThat(bodies()).containsExactly(entry(1, "{\"kind\":\"SYSTEM\"}", "\"payment-link-expired/1\",\"on\":{\"link\":\"" + link.id() + "\",\"visit\":\"" + visit.id()
                + "\"},\"events\":[\"payment-link-expired/1\",\"visit-lapsed/1\"]", "done"));
    }

    @Test void work_without_an_act_and_without_events_leaves_no_entry() {
        inTransaction(() -> stores.patients().save(NEWCOMER));
        stores.transactions().run(() -> stores.visits().save(Change.to(aVisit().confirmed(), new VisitBooked(aVisit().confirmed().id())))
                .flatMap(saved -> Either.left(REFUSAL)));

        assertThat(bodies()).isEmpty();
    }

    @Test @Proves("SEC-21") void work_that_lost_a_race_is_remembered_once() {
        var visit = aVisit().confirmed();
        var tries = new AtomicInteger();

        overtaken(PATIENT, () -> inTransaction(() -> stores.patients().save(aPatient().named("Jan", "Zmieniony").build())), () ->
                stores.transactions().run(BOOKING, () -> {
                    tries.incrementAndGet();
                    stores.visits().save(Change.to(visit, new VisitBooked(visit.id())));
                    return Either.right(stores.patients().save(aPatient().build()));
                }));

        assertThat(tries).hasValue(2);
        assertThat(bodies()).containsExactly(entry(1, BY_ANNA, "\"visit.book\",\"events\":[\"visit-booked/1\"]", "done"));
    }

    private static String entry(int number, String who, String what, String result) {
        return "{\"n\":%d,\"at\":\"2026-01-12T14:20:00.000000Z\",\"who\":%s,\"what\":%s,\"result\":\"%s\"}".formatted(number, who, what, result);
    }

    private Option<Patient> known(PatientId patient) {
        return inTransaction(() -> stores.patients().find(patient).map(Versioned::thing));
    }
}
