package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.policy.MessageChannel.EMAIL;
import static pl.proassist.domain.policy.MessageChannel.SMS;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.Messages.State;
import pl.proassist.application.port.Messages.Told;
import pl.proassist.domain.Builders;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** What every outbox of messages must do: each message once, and its fate in plain sight. */
public abstract class MessagesContract extends StoresContract {

    private static final VisitId VISIT = new VisitId(Builders.id("visit"));
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Message MESSAGE = Message.of(VISIT, MessageKind.PAYMENT_REQUIRED, "2026-01-12T19:00:00Z", SMS, NOW, NOW.plusSeconds(3600));

    @Test @Proves("MSG-05") void a_message_is_handed_out_once_when_it_is_due() {
        add(MESSAGE);

        assertThat(leased(NOW.minusMillis(1), 10)).isEmpty();
        assertThat(leased(NOW, 10)).containsExactly(MESSAGE);
        assertThat(leased(NOW, 10)).isEmpty();
    }

    @Test @Proves("MSG-05") void the_same_message_added_again_is_one_message() {
        add(MESSAGE);
        add(MESSAGE, MESSAGE);
        add(Message.of(VISIT, MESSAGE.kind(), MESSAGE.occasion(), SMS, LATER, LATER));

        assertThat(leased(LATER, 10)).containsExactly(MESSAGE);
    }

    @Test void another_occasion_is_another_message() {
        var moved = Message.of(VISIT, MESSAGE.kind(), "2026-01-13T19:00:00Z", SMS, NOW, NOW.plusSeconds(3600));
        add(MESSAGE, moved);

        assertThat(leased(NOW, 10)).containsExactly(MESSAGE, moved);
    }

    @Test void the_one_that_was_due_first_goes_first() {
        var urgent = Message.of(VISIT, MessageKind.VISIT_LAPSED, "", SMS, NOW.minusSeconds(5), LATER);
        add(MESSAGE);
        add(urgent);

        assertThat(stores.messages().nextDue(SMS)).isEqualTo(Option.some(NOW.minusSeconds(5)));
        assertThat(leased(NOW, 1)).containsExactly(urgent);
        assertThat(leased(NOW, 1)).containsExactly(MESSAGE);
    }

    @Test void a_message_of_a_transaction_that_failed_was_never_there() {
        stores.transactions().run(() -> {
            stores.messages().add(List.of(MESSAGE));
            return Either.left(new VisitRefusal.UnknownVisit(VISIT));
        });

        assertThat(leased(NOW, 10)).isEmpty();
    }

    @Test void no_message_is_no_work() {
        add();

        assertThat(stores.messages().nextDue(SMS)).isEqualTo(Option.none());
    }

    @Test void what_could_not_be_sent_comes_back_at_its_time_knowing_how_often() {
        add(MESSAGE);
        leased(NOW, 10);

        stores.messages().settle(MESSAGE.id(), new Settlement.RetryAt(LATER, "HTTP 503"));

        assertThat(stores.messages().nextDue(SMS)).isEqualTo(Option.some(LATER));
        assertThat(leased(NOW, 10)).isEmpty();
        assertThat(leased(LATER, 10)).extracting(Message::id, Message::tries)
                .containsExactly(tuple(MESSAGE.id(), 1));
    }

    @Test @Proves("MSG-09") void staff_see_what_became_of_each_message_of_a_visit() {
        var email = MESSAGE.by(EMAIL, NOW.plusSeconds(1));
        var late = Message.of(VISIT, MessageKind.VISIT_CONFIRMED, "", SMS, NOW.plusSeconds(2), LATER);
        var waiting = Message.of(VISIT, MessageKind.REFUND, "", SMS, NOW.plusSeconds(3), LATER);
        add(MESSAGE, email, late, waiting);
        add(Message.of(new VisitId(Builders.id("another visit")), MessageKind.REFUND, "", SMS, NOW, LATER));

        stores.messages().settle(MESSAGE.id(), new Settlement.Failed(LATER, "94 links are not allowed"));
        stores.messages().settle(email.id(), new Settlement.Sent(LATER, Option.some("mx-1"), 1));
        stores.messages().settle(late.id(), new Settlement.TooLate(LATER));

        assertThat(stores.messages().of(VISIT)).containsExactly(
                new Told(MESSAGE.id(), MESSAGE.kind(), SMS, State.FAILED, Option.some("94 links are not allowed"), false, LATER, Option.none()),
                new Told(email.id(), MESSAGE.kind(), EMAIL, State.SENT, Option.none(), true, LATER, Option.some(1)),
                new Told(late.id(), late.kind(), SMS, State.TOO_LATE, Option.none(), false, LATER, Option.none()),
                new Told(waiting.id(), waiting.kind(), SMS, State.WAITING, Option.none(), false, NOW.plusSeconds(3), Option.none()));
        assertThat(leased(LATER.plusSeconds(9000), 10)).extracting(Message::id).contains(waiting.id()).doesNotContain(MESSAGE.id(), email.id(), late.id());
    }

    @Test @Proves("MSG-07") void a_delivery_report_finds_its_message_by_either_id() {
        var other = Message.of(VISIT, MessageKind.REFUND, "", SMS, NOW, LATER);
        add(MESSAGE, other);
        sent(MESSAGE, "sms-1");
        sent(other, "sms-2");

        assertThat(reported(Option.some(MESSAGE.id()), Option.none(), true)).isEqualTo(Option.none());
        assertThat(reported(Option.none(), Option.some("sms-2"), false).map(Message::id)).isEqualTo(Option.some(other.id()));
        assertThat(reported(Option.some(UUID.randomUUID()), Option.some("sms-9"), false)).isEqualTo(Option.none());
        assertThat(reported(Option.none(), Option.none(), false)).isEqualTo(Option.none());

        assertThat(states()).containsExactly(State.DELIVERED, State.UNDELIVERED);
    }

    @Test @Proves("MSG-07") void what_reached_the_handset_has_reached_it() {
        add(MESSAGE);
        sent(MESSAGE, "sms-1");

        report(false);
        report(true);
        report(false);

        assertThat(states()).containsExactly(State.DELIVERED);
    }

    @Test void a_report_that_overtakes_the_answer_of_the_provider_is_kept() {
        add(MESSAGE);
        leased(NOW, 10);

        report(true);
        sent(MESSAGE, "sms-1");

        assertThat(states()).containsExactly(State.DELIVERED);
        assertThat(leased(LATER, 10)).isEmpty();
    }

    @Test void a_message_that_failed_for_good_stays_failed_when_the_provider_says_so_too() {
        add(MESSAGE);
        stores.messages().settle(MESSAGE.id(), new Settlement.Failed(NOW, "13 no such number"));

        report(false);

        assertThat(states()).containsExactly(State.FAILED);
    }

    @Test @Proves("MSG-09") void each_channel_has_its_own_messages_to_carry() {
        var email = Message.of(VISIT, MESSAGE.kind(), MESSAGE.occasion(), EMAIL, NOW.minusSeconds(9), LATER);
        add(MESSAGE, email);

        assertThat(stores.messages().nextDue(SMS)).isEqualTo(Option.some(NOW));
        assertThat(stores.messages().nextDue(EMAIL)).isEqualTo(Option.some(NOW.minusSeconds(9)));
        assertThat(stores.messages().lease(EMAIL, NOW, 10)).containsExactly(email);
        assertThat(leased(NOW, 10)).containsExactly(MESSAGE);
    }

    @Test @Proves("MSG-15") void it_is_remembered_by_which_account_a_message_goes_on() {
        add(MESSAGE);
        leased(NOW, 10);

        stores.messages().settle(MESSAGE.id(), new Settlement.RetryAt(NOW, "103 no money", new Route(1, false)));

        assertThat(leased(NOW, 10)).extracting(Message::route).containsExactly(new Route(1, false));
    }

    @Test @Proves("MSG-15") void a_message_that_was_claimed_and_never_settled_is_in_doubt_at_its_account() {
        add(MESSAGE);
        assertThat(leased(NOW, 10)).extracting(Message::route).containsExactly(Route.FRESH);

        assertThat(stores.messages().find(MESSAGE.id()).map(Message::route)).isEqualTo(Option.some(new Route(0, true)));
    }

    @Test void the_fate_of_a_message_is_told_and_an_unknown_one_has_none() {
        add(MESSAGE);
        sent(MESSAGE, "sms-1");

        assertThat(inTransaction(() -> stores.messages().fate(MESSAGE.id()))).isEqualTo(Option.some(State.SENT));
        assertThat(inTransaction(() -> stores.messages().fate(UUID.randomUUID()))).isEqualTo(Option.none());
        assertThat(stores.messages().find(UUID.randomUUID())).isEqualTo(Option.none());
    }

    @Test void a_fate_that_was_settled_with_something_else_is_settled_only_when_that_is() {
        add(MESSAGE);

        stores.transactions().run(() -> {
            stores.messages().settle(MESSAGE.id(), new Settlement.Failed(NOW, "13 no such number"));
            return Either.left(new VisitRefusal.UnknownVisit(VISIT));
        });

        assertThat(states()).containsExactly(State.WAITING);
    }

    @Test @Proves("MSG-15") void a_report_that_comes_twice_is_news_once() {
        add(MESSAGE);
        sent(MESSAGE, "sms-1");

        assertThat(reported(Option.some(MESSAGE.id()), Option.none(), false).isDefined()).isTrue();
        assertThat(reported(Option.some(MESSAGE.id()), Option.none(), false).isDefined()).isFalse();
    }

    private void add(Message... messages) {
        inTransaction(() -> {
            stores.messages().add(List.of(messages));
            return VISIT;
        });
    }

    private void sent(Message message, String providerId) {
        stores.messages().settle(message.id(), new Settlement.Sent(NOW, Option.some(providerId), 1));
    }

    private void report(boolean delivered) {
        reported(Option.some(MESSAGE.id()), Option.none(), delivered);
    }

    private Option<Message> reported(Option<UUID> message, Option<String> providerId, boolean delivered) {
        return inTransaction(() -> stores.messages().reported(message, providerId, delivered, LATER));
    }

    /** What is due by SMS. */
    private List<Message> leased(Instant now, int limit) {
        return stores.messages().lease(SMS, now, limit);
    }

    private List<State> states() {
        return stores.messages().of(VISIT).stream().map(Told::state).toList();
    }
}
