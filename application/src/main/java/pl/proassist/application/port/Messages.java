package pl.proassist.application.port;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitId;

/**
 * The outbox of messages to patients. A row holds no text and no address: both are looked up when it is sent. One message per
 * visit, kind, occasion and channel, however often it is added.
 */
public interface Messages {

    /** Adds messages inside the transaction of their reason; those that exist already stay as they are. */
    void add(List<Message> messages);

    /** Claims messages that are waiting and due, oldest first. A transaction of its own. */
    List<Message> lease(Instant now, int limit);

    /** Writes down what became of a leased message. A transaction of its own. */
    void settle(UUID message, Settlement settlement);

    /** When the next waiting message is due. A transaction of its own. */
    Option<Instant> nextDue();

    /** Every message of a visit, oldest first. */
    List<Told> of(VisitId visit);

    /**
     * A provider's delivery report for a message of ours, by its id or by the provider's. Unknown ones are ignored.
     *
     * @param delivered true when it reached the handset, false when it finally did not
     */
    void reported(Option<UUID> message, Option<String> providerId, boolean delivered, Instant now);

    /**
     * @param occasion what makes it another message of the same kind: the deadline, or the payment it speaks of
     * @param dueAt    not sent before
     * @param notAfter not sent after: it would only mislead
     * @param fallback it replaces a message that another channel could not carry
     */
    record Message(UUID id, VisitId visit, MessageKind kind, String occasion, MessageChannel channel, Instant createdAt,
                   Instant dueAt, Instant notAfter, boolean fallback, int tries) {

        public static Message of(VisitId visit, MessageKind kind, String occasion, MessageChannel channel, Instant now, Instant notAfter) {
            var name = "message:" + visit + ":" + kind + ":" + occasion + ":" + channel;
            return new Message(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), visit, kind, occasion, channel,
                    now, now, notAfter, false, 0);
        }

        /** The same news by the other channel. */
        public Message by(MessageChannel other, Instant now) {
            var made = of(visit, kind, occasion, other, now, notAfter);
            return new Message(made.id, visit, kind, occasion, other, now, now, notAfter, true, 0);
        }
    }

    /** What became of a hand-over. */
    sealed interface Settlement {
        record Sent(Instant at, Option<String> providerId, int parts) implements Settlement { }

        record RetryAt(Instant at, String reason) implements Settlement { }

        record Failed(Instant at, String reason) implements Settlement { }

        /** Its own time was over before it could be sent. */
        record TooLate(Instant at) implements Settlement { }
    }

    enum State { WAITING, SENT, DELIVERED, UNDELIVERED, FAILED, TOO_LATE }

    /** A message as staff see it on the visit. */
    record Told(UUID id, MessageKind kind, MessageChannel channel, State state, Option<String> reason, boolean fallback, Instant at) {
    }
}
