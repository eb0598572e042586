package pl.proassist.application.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import pl.proassist.domain.shared.DomainEvent;

/**
 * Which reactions follow which event, by name: the page on which one sees what leads to what.
 *
 * @param followers the names of the reactions of each event that has any
 * @param unheard   events that nobody needs to hear of although others of their kind have followers; they cost no delivery
 */
public record Subscriptions(Map<Class<? extends DomainEvent>, List<String>> followers, Predicate<DomainEvent> unheard) {

    public Subscriptions(Map<Class<? extends DomainEvent>, List<String>> followers) {
        this(followers, event -> false);
    }

    public Subscriptions {
        followers = Map.copyOf(followers);
    }

    public List<String> of(DomainEvent event) {
        return unheard.test(event) ? List.of() : followers.getOrDefault(event.getClass(), List.of());
    }
}
