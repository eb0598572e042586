package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** What a message provider answered. An unknown outcome is no answer: the adapter throws {@link GatewayUnavailable}. */
public sealed interface Handover {

    <R> R fold(Function<Accepted, R> accepted, Function<TryLater, R> tryLater, Function<ChannelDown, R> channelDown,
               Function<Rejected, R> rejected, Function<AddresseeRefused, R> addresseeRefused);

    /** It has the message; a repeated hand-over of one id that it had already counts as this. */
    record Accepted(Option<String> providerId, int parts) implements Handover {
        @Override public <R> R fold(Function<Accepted, R> accepted, Function<TryLater, R> tryLater, Function<ChannelDown, R> channelDown,
                                    Function<Rejected, R> rejected, Function<AddresseeRefused, R> addresseeRefused) { return accepted.apply(this); }
    }

    /** Not now. */
    record TryLater(Option<Duration> notBefore, String reason) implements Handover {
        @Override public <R> R fold(Function<Accepted, R> accepted, Function<TryLater, R> tryLater, Function<ChannelDown, R> channelDown,
                                    Function<Rejected, R> rejected, Function<AddresseeRefused, R> addresseeRefused) { return tryLater.apply(this); }
    }

    /** The channel itself does not work until somebody mends it: no credit, bad token, links not allowed. */
    record ChannelDown(String reason) implements Handover {
        @Override public <R> R fold(Function<Accepted, R> accepted, Function<TryLater, R> tryLater, Function<ChannelDown, R> channelDown,
                                    Function<Rejected, R> rejected, Function<AddresseeRefused, R> addresseeRefused) { return channelDown.apply(this); }
    }

    /** This message will never be taken. */
    record Rejected(String reason) implements Handover {
        @Override public <R> R fold(Function<Accepted, R> accepted, Function<TryLater, R> tryLater, Function<ChannelDown, R> channelDown,
                                    Function<Rejected, R> rejected, Function<AddresseeRefused, R> addresseeRefused) { return rejected.apply(this); }
    }

    /** The number or mailbox does not exist or refuses us. */
    record AddresseeRefused(String reason) implements Handover {
        @Override public <R> R fold(Function<Accepted, R> accepted, Function<TryLater, R> tryLater, Function<ChannelDown, R> channelDown,
                                    Function<Rejected, R> rejected, Function<AddresseeRefused, R> addresseeRefused) { return addresseeRefused.apply(this); }
    }
}
