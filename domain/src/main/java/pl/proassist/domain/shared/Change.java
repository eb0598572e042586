package pl.proassist.domain.shared;

import java.util.List;

/**
 * What a transition answers: the new state and the events that tell of it. Both are stored together or neither is.
 *
 * @param <S> the aggregate or the state it moved to
 */
public record Change<S>(S next, List<DomainEvent> events) {

    public Change {
        events = List.copyOf(events);
    }

    public static <S> Change<S> to(S next, DomainEvent... events) {
        return new Change<>(next, List.of(events));
    }
}
