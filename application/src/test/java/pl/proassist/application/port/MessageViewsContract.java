package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.policy.MessageChannel.EMAIL;
import static pl.proassist.domain.policy.MessageChannel.SMS;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.MessageViews.Filter;
import pl.proassist.application.port.MessageViews.MessageView;
import pl.proassist.application.port.MessageViews.Which;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.Messages.State;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.visit.VisitId;

/** What every list of messages must do: show what did not arrive, of one facility, page by page. */
@Proves("MSG-05")
public abstract class MessageViewsContract extends StoresContract {

    private static final VisitId VISIT = new VisitId(id("visit"));
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test void what_failed_what_came_too_late_and_what_is_tried_again_is_listed_the_latest_first() {
        var visit = given(aVisit().id(VISIT).awaitingPayment()).details();
        var failed = add("1", MessageKind.PAYMENT_REQUIRED);
        var late = add("2", MessageKind.VISIT_CONFIRMED);
        var troubled = add("3", MessageKind.REFUND);
        add("4", MessageKind.VISIT_MOVED);
        var sent = add("5", MessageKind.VISIT_LAPSED);
        settle(failed, new Settlement.Failed(LATER, "13 no such number"));
        settle(late, new Settlement.TooLate(LATER));
        settle(troubled, new Settlement.RetryAt(LATER, "HTTP 503"));
        settle(sent, new Settlement.Sent(LATER, Option.none(), 1));

        var listed = all();

        assertThat(listed).extracting(MessageView::id).containsExactly(troubled.id(), late.id(), failed.id());
        assertThat(listed.get(2)).isEqualTo(new MessageView(listed.get(2).number(), failed.id(), VISIT, PATIENT, MessageKind.PAYMENT_REQUIRED, SMS,
                State.FAILED, Option.some("13 no such number"), NOW, visit.terms().deadline(), false));
        assertThat(listed.get(0).number()).isGreaterThan(listed.get(1).number());
    }

    @Test void a_message_whose_news_went_the_other_way_says_so() {
        given(aVisit().id(VISIT).awaitingPayment());
        var failed = add("1", MessageKind.PAYMENT_REQUIRED);
        var instead = failed.by(EMAIL, NOW);
        add(instead);
        settle(failed, new Settlement.Failed(LATER, "94 links are not allowed"));
        assertThat(all()).extracting(MessageView::carriedOtherwise).containsExactly(false);

        settle(instead, new Settlement.Sent(LATER, Option.none(), 1));

        assertThat(all()).extracting(MessageView::carriedOtherwise).containsExactly(true);
    }

    @Test void pages_follow_each_other_and_times_and_facilities_keep_others_out() {
        given(aVisit().id(VISIT).awaitingPayment());
        var all = List.of("1", "2", "3").stream().map(name -> add(name, MessageKind.PAYMENT_REQUIRED)).toList();
        all.forEach(message -> settle(message, new Settlement.Failed(LATER, "13")));

        var first = stores.messageViews().list(filter(), 2);
        var second = stores.messageViews().list(new Filter(FACILITY, Which.NOT_DELIVERED, Option.none(), Option.none(), Option.some(first.get(1).number())), 2);

        assertThat(first).extracting(MessageView::id).containsExactly(all.get(2).id(), all.get(1).id());
        assertThat(second).extracting(MessageView::id).containsExactly(all.get(0).id());
        assertThat(stores.messageViews().list(new Filter(ANOTHER_FACILITY, Which.NOT_DELIVERED, Option.none(), Option.none(), Option.none()), 9)).isEmpty();
        assertThat(stores.messageViews().list(new Filter(FACILITY, Which.NOT_DELIVERED, Option.some(NOW), Option.some(LATER), Option.none()), 9)).hasSize(3);
        assertThat(stores.messageViews().list(new Filter(FACILITY, Which.NOT_DELIVERED, Option.some(NOW.plusMillis(1)), Option.none(), Option.none()), 9)).isEmpty();
        assertThat(stores.messageViews().list(new Filter(FACILITY, Which.NOT_DELIVERED, Option.none(), Option.some(NOW), Option.none()), 9)).isEmpty();
    }

    @Test void what_went_well_is_listed_when_somebody_asks_for_it() {
        given(aVisit().id(VISIT).awaitingPayment());
        var sent = add("1", MessageKind.PAYMENT_REQUIRED);
        var arrived = add("2", MessageKind.PAYMENT_REQUIRED);
        var waiting = add("3", MessageKind.PAYMENT_REQUIRED);
        var failed = add("4", MessageKind.PAYMENT_REQUIRED);
        List.of(sent, arrived).forEach(message -> settle(message, new Settlement.Sent(LATER, Option.none(), 1)));
        settle(failed, new Settlement.Failed(LATER, "13"));
        inTransaction(() -> stores.messages().reported(Option.some(arrived.id()), Option.none(), true, LATER));

        assertThat(listed(Which.SENT)).containsExactly(sent.id());
        assertThat(listed(Which.DELIVERED)).containsExactly(arrived.id());
        assertThat(listed(Which.WAITING)).containsExactly(waiting.id());
        assertThat(listed(Which.NOT_DELIVERED)).containsExactly(failed.id());
        assertThat(listed(Which.ALL)).containsExactly(failed.id(), waiting.id(), arrived.id(), sent.id());
    }

    private List<UUID> listed(Which which) {
        return stores.messageViews().list(new Filter(FACILITY, which, Option.none(), Option.none(), Option.none()), 10).stream().map(MessageView::id).toList();
    }

    private List<MessageView> all() {
        return stores.messageViews().list(filter(), 10);
    }

    private static Filter filter() {
        return new Filter(FACILITY, Which.NOT_DELIVERED, Option.none(), Option.none(), Option.none());
    }

    private Message add(String occasion, MessageKind kind) {
        return add(Message.of(VISIT, kind, occasion, SMS, NOW, LATER));
    }

    private Message add(Message message) {
        return inTransaction(() -> {
            stores.messages().add(List.of(message));
            return message;
        });
    }

    private UUID settle(Message message, Settlement settlement) {
        stores.messages().settle(message.id(), settlement);
        return message.id();
    }
}
