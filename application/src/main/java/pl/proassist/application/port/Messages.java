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

    /**
     * Claims messages of one channel that are waiting and due, oldest first. From now until it is settled nobody knows whether the
     * provider has it; also when this server dies before it could say so. A transaction of its own.
     */
    List<Message> lease(MessageChannel channel, Instant now, int limit);

    /** Writes down what became of a leased message, in the transaction that is open or in one of its own. */
    void settle(UUID message, Settlement settlement);

    /** When the next waiting message of a channel is due. A transaction of its own. */
    Option<Instant> nextDue(MessageChannel channel);

    /** A message as it was added, whatever became of it. */
    Option<Message> find(UUID message);

    /** What has become of a message, which stays so until the transaction ends. Inside a transaction. */
    Option<State> fate(UUID message);

    /** Every message of a visit, oldest first. */
    List<Told> of(VisitId visit);

    /**
     * A provider's delivery report for a message of ours, by its id or by the provider's. Unknown ones are ignored, repeated ones
     * change nothing. Inside a transaction.
     *
     * @param delivered true when it reached the handset, false when it finally did not
     * @return the message, when it is known only now that it did not arrive
     */
    Option<Message> reported(Option<UUID> message, Option<String> providerId, boolean delivered, Instant now);

    /**
     * Which of our accounts at a provider a message goes to. A message whose outcome there is not known is never given to another
     * one: the patient's telephone would ring twice.
     *
     * @param account 0 for the main one
     * @param unsure  whether that account may have it
     */
    record Route(int account, boolean unsure) {
        public static final Route FRESH = new Route(0, false);

        public Route inDoubt() {
            return new Route(account, true);
        }
    }

    /**
     * @param occasion what makes it another message of the same kind: the deadline, or the payment it speaks of
     * @param dueAt    not sent before
     * @param notAfter not sent after: it would only mislead
     * @param fallback it replaces a message that another channel could not carry
     */
    record Message(UUID id, VisitId visit, MessageKind kind, String occasion, MessageChannel channel, Instant createdAt,
                   Instant dueAt, Instant notAfter, boolean fallback, int tries, Route route) {

        public static Message of(VisitId visit, MessageKind kind, String occasion, MessageChannel channel, Instant now, Instant notAfter) {
            var name = "message:" + visit + ":" + kind + ":" + occasion + ":" + channel;
            return new Message(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), visit, kind, occasion, channel,
                    now, now, notAfter, false, 0, Route.FRESH);
        }

        /** The same news by the other channel. */
        public Message by(MessageChannel other, Instant now) {
            var made = of(visit, kind, occasion, other, now, notAfter);
            return new Message(made.id, visit, kind, occasion, other, now, now, notAfter, true, 0, Route.FRESH);
        }
    }

    /** What became of a hand-over. */
    sealed interface Settlement {
        record Sent(Instant at, Option<String> providerId, int parts) implements Settlement { }

        /** @param route by which account the next try goes */
        record RetryAt(Instant at, String reason, Route route) implements Settlement {
            public RetryAt(Instant at, String reason) {
                this(at, reason, Route.FRESH);
            }
        }

        record Failed(Instant at, String reason) implements Settlement { }

        /** Its own time was over before it could be sent. */
        record TooLate(Instant at) implements Settlement { }
    }

    enum State {
        WAITING, SENT, DELIVERED, UNDELIVERED, FAILED, TOO_LATE;

        /** The provider has it, and nothing says that it did not arrive. */
        public boolean isOnItsWay() {
            return this == SENT || this == DELIVERED;
        }
    }

    /**
     * A message as staff see it on the visit.
     *
     * @param parts how many SMS it was counted as
     */
    record Told(UUID id, MessageKind kind, MessageChannel channel, State state, Option<String> reason, boolean fallback, Instant at,
                Option<Integer> parts) {
    }
}
