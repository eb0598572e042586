package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefAnnouncements.Message;
import pl.proassist.application.port.KsefAnnouncements.State;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.invoice.Outage;

/** One look at the ministry's status service: not more often than every five minutes, by one server at a time, and what it shows is kept for all. */
final class LookAtMinistry {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration WHILE_SILENT = Duration.ofMinutes(1);

    private final KsefAnnouncements announcements;
    private final KsefSigns signs;
    private final KsefQueue queue;
    private final Transactions transactions;

    LookAtMinistry(KsefAnnouncements announcements, KsefSigns signs, KsefQueue queue, Transactions transactions) {
        this.announcements = announcements;
        this.signs = signs;
        this.queue = queue;
        this.transactions = transactions;
    }

    /** Outside any transaction. @return false when what is known is young enough, or another server is looking */
    boolean look(Instant now) {
        if (!signs.lease(now)) {
            return false;
        }
        try {
            heard(announcements.state(), announcements.messages(), now);
        } catch (GatewayUnavailable silence) {
            looked(Option.some(now), now.plus(WHILE_SILENT));
        }
        return true;
    }

    private void heard(State state, List<Message> messages, Instant now) {
        transactions.record(() -> {
            var news = messages.stream().filter(LookAtMinistry::isSensible).filter(message -> signs.announce(message.event(), outage(message))).count();
            if (news + changes(state, now) > 0) {
                queue.hasten(now);
            }
            signs.looked(Option.none(), now.plus(EVERY));
            return state;
        });
    }

    private void looked(Option<Instant> silent, Instant next) {
        transactions.record(() -> {
            signs.looked(signs.silentSince().orElse(silent), next);
            return next;
        });
    }

    /** The state may be told before anybody has written a message about it; such an outage is ours until the state is good again. */
    private int changes(State state, Instant now) {
        if (state == State.AVAILABLE) {
            return signs.endUnannounced(now);
        }
        var kind = Outage.Kind.valueOf(state.name());
        var known = signs.outages().stream().anyMatch(outage -> outage.kind() == kind && outage.isOn(now));
        return known ? 0 : signs.beginUnannounced(kind, now);
    }

    private static boolean isSensible(Message message) {
        return message.what() != State.AVAILABLE && message.end().forAll(end -> !end.isBefore(message.start()));
    }

    private static Outage outage(Message message) {
        return new Outage(Outage.Kind.valueOf(message.what().name()), message.start(), message.end());
    }
}
