package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitRefusal;

/** A booking is what clinics do all day: nothing may slip into it unseen. */
class BookingCostTest extends JpaTest {

    @Test void a_booking_with_its_link_and_events_is_eight_statements() {
        inTransaction(() -> {
            stores.policies().save(aPolicy().facility(aRule().required()).firstTime(aRule()).build(), Author.SYSTEM, NOW);
            return stores.policies().inForce(FACILITY, SERVICE, SPECIALIST);
        });
        var visit = aVisit().awaitingPayment();

        var asked = new long[2];
        stores.transactions().run(() -> {
            asked[0] = statements(jpa().session().unit().connection());
            stores.visits().find(visit.id());
            var policy = stores.policies().inForce(FACILITY, SERVICE, SPECIALIST);
            stores.facts().of(new BookingFacts.Place(FACILITY, SPECIALIST, SERVICE, Option.none()), PATIENT, policy.firstTime(), NOW);
            stores.visits().save(Change.to(visit, new VisitBooked(visit.id())));
            stores.links().save(PaymentLink.request(visit.id(), FACILITY, LinkTerms.of(visit.details().terms())));
            new EventJournal(SUBSCRIPTIONS, CLOCK).write(jpa().session().unit());
            asked[1] = statements(jpa().session().unit().connection());
            return Either.left(new VisitRefusal.SlotTaken(visit.id()));
        });

        assertThat(asked[1] - asked[0] - 1).isEqualTo(8);
    }

    @Test void the_trail_of_a_booking_is_two_statements_while_others_wait_for_it() {
        var visit = aVisit().confirmed();
        var act = Actor.stranger("192.0.2.1").does("visit.book").on("visit", visit.id().value());

        var asked = new long[2];
        stores.transactions().run(() -> {
            stores.visits().save(Change.to(visit));
            asked[0] = statements(jpa().session().unit().connection());
            new TrailWriter(JpaStores.TRAIL_KEY, CLOCK).write(jpa().session().unit(), List.of(new TrailEntry(act, List.of("visit-booked/1"), "done")));
            asked[1] = statements(jpa().session().unit().connection());
            return Either.left(new VisitRefusal.SlotTaken(visit.id()));
        });

        assertThat(asked[1] - asked[0] - 1).isEqualTo(2);
    }

    private static long statements(Connection connection) {
        return Sql.first(connection, "SHOW SESSION STATUS LIKE 'Questions'", row -> row.number("Value")).get();
    }
}
