package pl.proassist.domain.shared;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a transition answers: the new state and the events that tell of it. Both are stored together or neither is.
 *
 * @param <S> the aggregate or the state it moved to
 */
public record Change<S>(S next, List<DomainEvent> events) {

    public Change {
        events = List.copyOf(events);
    }

    /** A further step from there; the events of both count. */
    public Change<S> then(Function<S, Change<S>> step) {
        var further = step.apply(next);
        return new Change<>(further.next(), Stream.concat(events.stream(), further.events().stream()).toList());
    }

    public static <S> Change<S> to(S next, DomainEvent... events) {
        return new Change<>(next, List.of(events));
    }
}
