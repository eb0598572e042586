package pl.proassist.application.arriving;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Transactions;

/**
 * A mail server tells, perhaps days later, what became of an e-mail that it had taken. Like every delivery report it is a hint and no proof: what
 * did not arrive at a patient goes the other way, and nothing about money or visits rests on it. Letters to staff have no other way; that one came
 * back is counted.
 */
@OpenDoor("a hint, told by the door for mail servers, which checks that whoever tells it knows the secret of the door")
public final class RecordBounce {

    /** What was made of it. UNKNOWN: no message to a patient and no letter to staff has this id, or not any more. */
    public enum Heard { RECORDED, KNOWN, UNKNOWN }

    private final Messages messages;
    private final StaffLetters letters;
    private final Consumer<Message> otherWay;
    private final Measurements measurements;
    private final Transactions transactions;
    private final Clock clock;

    /** @param otherWay what is done about a message that did not arrive */
    public RecordBounce(Messages messages, StaffLetters letters, Consumer<Message> otherWay, Measurements measurements, Transactions transactions, Clock clock) {
        this.messages = messages;
        this.letters = letters;
        this.otherWay = otherWay;
        this.measurements = measurements;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Heard handle(UUID message, boolean delivered) {
        var now = clock.instant();
        return transactions.record(() -> ofPatient(message, delivered, now)).getOrElse(() -> ofStaff(message, delivered, now));
    }

    private Option<Heard> ofPatient(UUID message, boolean delivered, Instant now) {
        return messages.fate(message).map(before -> {
            messages.reported(Option.some(message), Option.none(), delivered, now).peek(otherWay);
            return messages.fate(message).contains(before) ? Heard.KNOWN : Heard.RECORDED;
        });
    }

    private Heard ofStaff(UUID letter, boolean delivered, Instant now) {
        var news = transactions.record(() -> letters.reported(letter, delivered, now));
        if (news.contains(true) && !delivered) {
            measurements.staffLetterReturned();
        }
        return news.map(fresh -> fresh ? Heard.RECORDED : Heard.KNOWN).getOrElse(Heard.UNKNOWN);
    }
}
