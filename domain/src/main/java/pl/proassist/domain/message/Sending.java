package pl.proassist.domain.message;

import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.Set;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;

/**
 * Whether, by which ways and how long ahead a facility sends one kind of message (MSG-01, MSG-02).
 *
 * @param channels the ways it may go; a payment link goes by those of them that the payment rule names
 * @param lead     how long ahead a reminder goes; none for what is sent when it happens
 */
public record Sending(boolean on, Set<MessageChannel> channels, Option<Lead> lead) {

    static final Set<MessageChannel> EVERY_WAY = EnumSet.allOf(MessageChannel.class);

    public Sending {
        channels = Set.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a message that may go no way is switched off instead");
        }
    }
}
