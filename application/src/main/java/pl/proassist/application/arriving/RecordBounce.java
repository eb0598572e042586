package pl.proassist.application.arriving;

import io.vavr.control.Option;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Transactions;

/**
 * A mail server tells, perhaps days later, what became of an e-mail that it had taken. Like every delivery report it is a hint and no proof: what
 * did not arrive goes the other way, and nothing about money or visits rests on it.
 */
@OpenDoor("a hint, told by the door for mail servers, which checks that whoever tells it knows the secret of the door")
public final class RecordBounce {

    /** What was made of it. UNKNOWN: no message to a patient has this id, or not any more. */
    public enum Heard { RECORDED, KNOWN, UNKNOWN }

    private final Messages messages;
    private final Consumer<Message> otherWay;
    private final Transactions transactions;
    private final Clock clock;

    /** @param otherWay what is done about a message that did not arrive */
    public RecordBounce(Messages messages, Consumer<Message> otherWay, Transactions transactions, Clock clock) {
        this.messages = messages;
        this.otherWay = otherWay;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Heard handle(UUID message, boolean delivered) {
        var now = clock.instant();
        return transactions.record(() -> messages.fate(message).map(before -> {
            messages.reported(Option.some(message), Option.none(), delivered, now).peek(otherWay);
            return messages.fate(message).contains(before) ? Heard.KNOWN : Heard.RECORDED;
        }).getOrElse(Heard.UNKNOWN));
    }
}
