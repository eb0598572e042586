package pl.proassist.domain.visit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/** Every state and every transition of prepayment.md 2.5: what is not opened is refused. */
class TransitionsTest {

    private static final Instant AFTER_RELEASE = DEADLINE.plusSeconds(300);
    private static final Instant ANOTHER_DAY = START.plus(Duration.ofDays(1));

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
            "AWAITING_PAYMENT, release,       LAPSED + visit-lapsed/1",
            "AWAITING_PAYMENT, cancel,        CANCELLED + visit-cancelled/1",
            "AWAITING_PAYMENT, move,          AWAITING_PAYMENT + visit-moved/1",
            "AWAITING_PAYMENT, change terms,  AWAITING_PAYMENT + visit-terms-changed/1",
            "AWAITING_PAYMENT, waive,         CONFIRMED + visit-terms-changed/1 visit-confirmed/1",
            "AWAITING_PAYMENT, complete,      not-confirmed",
            "AWAITING_PAYMENT, missed,        not-confirmed",

            "CONFIRMED,        release,       not-awaiting-payment",
            "CONFIRMED,        cancel,        CANCELLED + visit-cancelled/1",
            "CONFIRMED,        move,          CONFIRMED + visit-moved/1",
            "CONFIRMED,        change terms,  AWAITING_PAYMENT + visit-terms-changed/1",
            "CONFIRMED,        waive,         CONFIRMED + visit-terms-changed/1",
            "CONFIRMED,        complete,      COMPLETED + visit-completed/1",
            "CONFIRMED,        missed,        NO_SHOW + visit-missed/1",

            "LAPSED,           release,       not-awaiting-payment",
            "LAPSED,           cancel,        visit-closed",
            "LAPSED,           move,          visit-closed",
            "LAPSED,           change terms,  visit-closed",
            "LAPSED,           waive,         visit-closed",
            "LAPSED,           complete,      not-confirmed",
            "LAPSED,           missed,        not-confirmed",

            "CANCELLED,        release,       not-awaiting-payment",
            "CANCELLED,        cancel,        visit-closed",
            "CANCELLED,        move,          visit-closed",
            "CANCELLED,        change terms,  visit-closed",
            "CANCELLED,        waive,         visit-closed",
            "CANCELLED,        complete,      not-confirmed",
            "CANCELLED,        missed,        not-confirmed",

            "COMPLETED,        release,       not-awaiting-payment",
            "COMPLETED,        cancel,        visit-closed",
            "COMPLETED,        move,          visit-closed",
            "COMPLETED,        change terms,  visit-closed",
            "COMPLETED,        waive,         visit-closed",
            "COMPLETED,        complete,      not-confirmed",
            "COMPLETED,        missed,        not-confirmed",

            "NO_SHOW,          release,       not-awaiting-payment",
            "NO_SHOW,          cancel,        visit-closed",
            "NO_SHOW,          move,          visit-closed",
            "NO_SHOW,          change terms,  visit-closed",
            "NO_SHOW,          waive,         visit-closed",
            "NO_SHOW,          complete,      not-confirmed",
            "NO_SHOW,          missed,        not-confirmed"})
    @Proves({"PAY-20", "LNK-03"})
    void each_state_allows_what_it_allows(VisitStatus state, String transition, String outcome) {
        assertThat(told(doing(transition, visit(state)))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"AWAITING_PAYMENT, true", "CONFIRMED, true", "COMPLETED, true", "NO_SHOW, true", "LAPSED, false", "CANCELLED, false"})
    @Proves({"PAY-20", "DL-11"})
    void a_slot_is_taken_until_it_is_given_up(VisitStatus state, boolean taken) {
        assertThat(visit(state).holdsSlot()).isEqualTo(taken);
    }

    @ParameterizedTest
    @EnumSource(VisitStatus.class)
    void a_transition_keeps_what_is_true_in_every_state(VisitStatus state) {
        var visit = visit(state);

        doing("cancel", visit).forEach(change -> assertThat(change.next().details()).isEqualTo(visit.details()));
        doing("release", visit).forEach(change -> assertThat(change.next().details()).isEqualTo(visit.details()));
        assertThat(VisitStatus.of(visit)).isEqualTo(state);
    }

    @Test
    void a_cancelled_visit_remembers_who_and_why_and_when() {
        var visit = aVisit().confirmed();

        var change = visit.cancel(CancelledBy.PATIENT, "wyjazd", Money.ZERO, AFTER_RELEASE).get();

        assertThat(change).isEqualTo(Change.to(new Visit.Cancelled(visit.details(), CancelledBy.PATIENT, "wyjazd", AFTER_RELEASE, Money.ZERO, Money.ZERO),
                new VisitCancelled(visit.id(), CancelledBy.PATIENT)));
    }

    @Test
    void a_waived_payment_confirms_and_says_so() {
        var visit = aVisit().awaitingPayment();
        var waived = terms().none().build();

        var change = visit.changeTerms(waived).get();

        assertThat(change.next().details().terms()).isEqualTo(waived);
        assertThat(change.events()).contains(new VisitConfirmed(visit.id(), VisitConfirmed.How.WAIVED));
    }

    private static Either<Refusal, Change<Visit>> doing(String transition, Visit visit) {
        return switch (transition) {
            case "release" -> visit.release(false, AFTER_RELEASE);
            case "cancel" -> visit.cancel(CancelledBy.FACILITY, "choroba", Money.ZERO, AFTER_RELEASE);
            case "move" -> visit.move(false, Slot.of(ANOTHER_DAY, Duration.ofMinutes(30)), SPECIALIST, Option.none(), AFTER_RELEASE);
            case "change terms" -> visit.changeTerms(anotherAmount());
            case "waive" -> visit.changeTerms(terms().none().build());
            case "complete" -> visit.complete();
            case "missed" -> visit.missed();
            default -> throw new IllegalArgumentException(transition);
        };
    }

    private static PaymentTerms anotherAmount() {
        return terms().required("50.00").build();
    }

    private static String told(Either<Refusal, Change<Visit>> outcome) {
        return outcome.fold(Refusal::code, change -> VisitStatus.of(change.next()) + " + "
                + change.events().stream().map(DomainEvent::name).collect(joining(" ")));
    }

    static Visit visit(VisitStatus state) {
        return switch (state) {
            case AWAITING_PAYMENT -> aVisit().awaitingPayment();
            case CONFIRMED -> aVisit().confirmed();
            case LAPSED -> aVisit().lapsed();
            case CANCELLED -> aVisit().cancelled(CancelledBy.PATIENT);
            case COMPLETED -> aVisit().completed();
            case NO_SHOW -> aVisit().noShow();
        };
    }
}
