package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.policy.MessageChannel.SMS;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitMissed;

/** What every store must do with what was kept long enough: drop that, and nothing that somebody may still need. */
public abstract class OldRecordsContract extends StoresContract {

    private static final Instant YEARS_LATER = NOW.plus(Duration.ofDays(1000));

    @Test void messages_are_dropped_when_they_are_settled_old_and_about_nothing_that_lies_ahead() {
        var over = given(aVisit().at(NOW.plusSeconds(60)).confirmed());
        var ahead = given(aVisit().at(YEARS_LATER).confirmed());
        var sent = add(over, "1");
        var waiting = add(over, "2");
        var stillNeeded = add(ahead, "1");
        List.of(sent, stillNeeded).forEach(message -> stores.messages().settle(message.id(), new Settlement.Sent(NOW, Option.none(), 1)));

        assertThat(drop(() -> stores.oldRecords().dropMessages(NOW, 10))).as("not old yet").isZero();
        assertThat(drop(() -> stores.oldRecords().dropMessages(YEARS_LATER, 10))).isEqualTo(1);

        assertThat(stores.messages().find(sent.id())).isEqualTo(Option.none());
        assertThat(stores.messages().find(waiting.id())).isNotEmpty();
        assertThat(stores.messages().find(stillNeeded.id())).isNotEmpty();
    }

    @Test void no_more_are_dropped_at_once_than_was_said() {
        var over = given(aVisit().at(NOW.plusSeconds(60)).confirmed());
        for (var name : List.of("1", "2", "3")) {
            stores.messages().settle(add(over, name).id(), new Settlement.TooLate(NOW));
        }

        assertThat(drop(() -> stores.oldRecords().dropMessages(YEARS_LATER, 2))).isEqualTo(2);
        assertThat(drop(() -> stores.oldRecords().dropMessages(YEARS_LATER, 2))).isEqualTo(1);
        assertThat(drop(() -> stores.oldRecords().dropMessages(YEARS_LATER, 2))).isZero();
    }

    @Test void an_event_is_dropped_when_everybody_has_reacted_to_it() {
        var visit = aVisit().confirmed();
        save(Change.to(visit, new VisitBooked(visit.id()), new VisitMissed(visit.id())));

        assertThat(drop(() -> stores.oldRecords().dropEvents(NOW, 10))).as("not old yet").isZero();
        assertThat(drop(() -> stores.oldRecords().dropEvents(YEARS_LATER, 10))).as("nobody follows the second").isEqualTo(1);
        assertThat(announced()).containsExactly(new VisitBooked(visit.id()));
    }

    @Test void kept_answers_are_dropped_and_requests_that_are_being_answered_are_not() {
        stores.requests().claim("answered", "digest", NOW);
        stores.requests().answered("answered", new RepeatedRequests.Answer(200, "text/plain", "tak", Option.none()));
        stores.requests().claim("running", "digest", NOW);

        assertThat(drop(() -> stores.oldRecords().dropRequests(NOW, 10))).isZero();
        assertThat(drop(() -> stores.oldRecords().dropRequests(YEARS_LATER, 10))).isEqualTo(1);

        assertThat(stores.requests().claim("running", "digest", NOW)).isEqualTo(new RepeatedRequests.Claim.Running());
        assertThat(stores.requests().claim("answered", "digest", NOW)).isEqualTo(new RepeatedRequests.Claim.Fresh());
    }

    private int drop(Supplier<Integer> work) {
        return inTransaction(work);
    }

    private Message add(Visit visit, String occasion) {
        var message = Message.of(visit.id(), MessageKind.VISIT_MOVED, occasion, SMS, NOW, NOW.plusSeconds(60));
        return inTransaction(() -> {
            stores.messages().add(List.of(message));
            return message;
        });
    }
}
