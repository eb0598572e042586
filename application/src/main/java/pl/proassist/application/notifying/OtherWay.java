package pl.proassist.application.notifying;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.policy.MessageChannel;

/**
 * What becomes of news that a channel does not carry: the other channel carries it, once, and where that is none either, a person
 * must. Used inside the transaction that settles the message, so that of two that fail at the same time one sees the other.
 */
public final class OtherWay {

    private final Messages messages;
    private final Letters letters;
    private final StaffTasks tasks;
    private final Clock clock;

    public OtherWay(Messages messages, Letters letters, StaffTasks tasks, Clock clock) {
        this.messages = messages;
        this.letters = letters;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** For whoever learns elsewhere that a message was lost. */
    public static Consumer<Message> taken(OtherWay way) {
        return way::orStaff;
    }

    /** Staff are told when there is no other way. */
    void orStaff(Message lost) {
        if (!carries(lost)) {
            var now = clock.instant();
            letters.visit(lost).forEach(visit -> tasks.raise(NotReached.task(visit,
                    lost.kind().asksForMoney() ? visit.id().value() : lost.id(), now)));
        }
    }

    /** @return whether the other channel carries the news, or may still do so */
    boolean carries(Message lost) {
        var other = lost.channel() == MessageChannel.SMS ? MessageChannel.EMAIL : MessageChannel.SMS;
        var instead = lost.by(other, clock.instant());
        return messages.fate(instead.id()).map(fate -> fate == Messages.State.WAITING || fate.isOnItsWay())
                .getOrElse(() -> starts(instead));
    }

    private boolean starts(Message instead) {
        if (letters.write(instead).isEmpty()) {
            return false;
        }
        messages.add(List.of(instead));
        return true;
    }
}
