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
 * A provider tells whether a message arrived. It is a hint and no proof: nothing about money or visits rests on it, but what did
 * not arrive goes the other way.
 */
@OpenDoor("a hint, told by the provider's door, which checks that whoever tells it knows the secret of the door")
public final class RecordDeliveryReport {

    /** @param message our id; none when the provider did not say it back */
    public record Command(Option<UUID> message, Option<String> providerId, boolean delivered) {
    }

    private final Messages messages;
    private final Consumer<Message> otherWay;
    private final Transactions transactions;
    private final Clock clock;

    /** @param otherWay what is done about a message that did not arrive */
    public RecordDeliveryReport(Messages messages, Consumer<Message> otherWay, Transactions transactions, Clock clock) {
        this.messages = messages;
        this.otherWay = otherWay;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(Command command) {
        var now = clock.instant();
        transactions.record(() -> messages.reported(command.message(), command.providerId(), command.delivered(), now).peek(otherWay));
    }
}
