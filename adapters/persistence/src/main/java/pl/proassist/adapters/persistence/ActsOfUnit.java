package pl.proassist.adapters.persistence;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;

/** Who is answerable for what in one unit of work, and what became of it. */
final class ActsOfUnit {

    private final List<Ended> acts = new ArrayList<>();

    /** The act that the work belongs to stands before those within it. */
    <T> Either<Refusal, T> during(Option<Act> act, Supplier<Either<Refusal, T>> work) {
        if (act.isEmpty()) {
            return work.get();
        }
        var place = acts.size();
        acts.add(new Ended(act.get(), Option.none()));
        var answer = work.get();
        acts.set(place, new Ended(act.get(), answer.swap().toOption()));
        return answer;
    }

    /** What of it the trail keeps; the events stand at the first of those acts, which led to them. */
    List<TrailEntry> entries(Either<Refusal, ?> answer, List<DomainEvent> events) {
        var happened = answer.isRight() ? events : List.<DomainEvent>of();
        var entries = new ArrayList<TrailEntry>();
        for (var ended : acts) {
            var refused = answer.fold(Option::<Refusal>some, done -> ended.refused());
            if (ended.act().isKept(refused)) {
                entries.add(new TrailEntry(ended.act(), entries.isEmpty() ? TrailEntry.names(happened) : List.of(),
                        refused.map(Refusal::code).getOrElse(TrailEntry.DONE)));
            }
        }
        return entries.isEmpty() && !happened.isEmpty() ? List.of(TrailEntry.of(happened)) : entries;
    }

    private record Ended(Act act, Option<Refusal> refused) {
    }
}
