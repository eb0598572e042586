package pl.proassist.application.notifying;

import java.util.concurrent.Executor;
import pl.proassist.domain.policy.MessageChannel;

/**
 * Who carries the messages of one channel on this server, apart from the other channel's, so that a slow provider holds up only
 * its own.
 *
 * @param atOnce   how many hand-overs run at the same time, which is how many threads the executor has
 */
public record Hands(MessageChannel channel, int atOnce, SendingPace pace, Executor executor) {
}
