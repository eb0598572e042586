package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.RepeatedRequests.Answer;
import pl.proassist.application.port.RepeatedRequests.Claim;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitBooked;

/** Several servers on one database share the work that is due, and a server that died does not keep its share for ever. */
@Proves("PAY-20")
class LeasesTest extends JpaTest {

    /** Each kind of work that is shared: what a server gets when it asks, out of the two that are there. */
    enum Work {
        LETTERS(server -> ((JpaStores) server).staffLetters().lease(NOW, 10).size()),
        DELIVERIES(server -> server.deliveries().lease(NOW, 10).size()),
        MESSAGES(server -> server.messages().lease(MessageChannel.SMS, NOW, 10).size()),
        LOOKS(server -> server.links().leaseOverdue(DEADLINE, 10).size()),
        REQUESTS(server -> (int) Stream.of("a", "b").filter(key -> server.requests().claim(key, "digest", NOW) instanceof Claim.Fresh).count());

        private final ToIntFunction<Stores> leased;

        Work(ToIntFunction<Stores> leased) {
            this.leased = leased;
        }

        int leasedBy(Stores server) {
            return leased.applyAsInt(server);
        }
    }

    private Visit visit;

    @BeforeEach void make_work() {
        visit = aVisit().awaitingPayment();
        save(Change.to(visit, new VisitBooked(visit.id())));
        given(aPaymentLink().of(visit).lookAt(DEADLINE).open());
        var other = given(aVisit().at(visit.details().slot().end()).awaitingPayment());
        given(aPaymentLink().of(other).lookAt(DEADLINE).requested());
        inTransaction(() -> {
            stores.messages().add(List.of(message("1"), message("2")));
            jpa().staffLetters().add(letter("1"));
            jpa().staffLetters().add(letter("2"));
            return visit;
        });
    }

    @ParameterizedTest @EnumSource
    void what_one_server_works_on_no_other_takes(Work work) {
        assertThat(work.leasedBy(stores)).isEqualTo(2);
        assertThat(work.leasedBy(anotherServer("server-2", Clock.systemUTC()))).isZero();
    }

    @ParameterizedTest @EnumSource
    void a_server_that_is_silent_for_two_minutes_is_taken_for_dead(Work work) {
        work.leasedBy(stores);

        assertThat(work.leasedBy(anotherServer("server-2", later(Duration.ofSeconds(115))))).isZero();
        assertThat(work.leasedBy(anotherServer("server-2", later(Duration.ofSeconds(121))))).isEqualTo(2);
    }

    @ParameterizedTest @EnumSource
    void a_server_that_was_started_again_takes_up_its_own_work_at_once(Work work) {
        work.leasedBy(stores);
        var again = anotherServer("server-1", Clock.systemUTC());

        again.leases().releaseOwn(again.session(), again.transactions());

        assertThat(work.leasedBy(again)).isEqualTo(2);
    }

    @ParameterizedTest @EnumSource
    void a_server_that_is_started_leaves_the_work_of_others_alone(Work work) {
        work.leasedBy(stores);
        var other = anotherServer("server-2", Clock.systemUTC());

        other.leases().releaseOwn(other.session(), other.transactions());

        assertThat(work.leasedBy(other)).isZero();
    }

    @Test void an_answer_outlives_the_server_that_gave_it() {
        stores.requests().claim("a", "digest", NOW);
        var answer = new Answer(200, "application/json", "{}", Option.none());
        stores.requests().answered("a", answer);

        jpa().leases().releaseOwn(jpa().session(), jpa().transactions());

        assertThat(anotherServer("server-2", later(Duration.ofDays(1))).requests().claim("a", "digest", NOW)).isEqualTo(new Claim.Answered(answer));
    }

    @Test void servers_do_not_wait_for_each_other() {
        var other = anotherServer("server-2", Clock.systemUTC());

        var shares = inTransaction(() -> {
            var mine = stores.deliveries().lease(NOW, 1);
            var theirs = new ArrayList<Deliveries.Delivery>();
            var thread = new Thread(() -> theirs.addAll(other.deliveries().lease(NOW, 10)));
            thread.start();
            join(thread);
            return List.of(mine, theirs);
        });

        assertThat(shares.get(0)).hasSize(1);
        assertThat(shares.get(1)).hasSize(1).doesNotContainAnyElementsOf(shares.get(0));
    }

    @Test void a_server_that_lost_its_lease_does_not_disturb_the_one_that_has_it() {
        var stale = stores.deliveries().lease(NOW, 10).get(0);
        var other = anotherServer("server-2", later(Duration.ofMinutes(3)));
        other.deliveries().lease(NOW, 10);

        stores.deliveries().failed(stale, NOW.plusSeconds(60), "too slow");
        stores.deliveries().block(stale, "too slow");
        stores.deliveries().postpone(stale, NOW.plusSeconds(60));

        assertThat(stores.deliveries().blocked(10)).isEmpty();
        assertThat(read("SELECT COUNT(*) AS n FROM delivery WHERE leased_by = 'server-2' AND tries = 0", row -> row.number("n"))).containsExactly(2L);
    }

    private Messages.Message message(String occasion) {
        return Messages.Message.of(visit.id(), MessageKind.PAYMENT_REQUIRED, occasion, MessageChannel.SMS, NOW, NOW.plusSeconds(60));
    }

    private static StaffLetters.Letter letter(String name) {
        return new StaffLetters.Letter(id(name), ANNA, StaffLetters.Kind.LOGINS_FAILING, Either.right(new EmailAddress("anna@podlipa.example")),
                Option.none(), 0, NOW, NOW, NOW.plusSeconds(60), 0);
    }

    private static Clock later(Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }

    private static void join(Thread thread) {
        try {
            thread.join(20_000);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
