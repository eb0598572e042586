package pl.proassist.adapters.ksef.fa3;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;

/**
 * A piece of the grammar of a document: an element, several pieces in their order, one of several, or one piece some times. In FA(3) the
 * name of the next element always tells which way to go, so nothing is ever tried twice.
 */
sealed interface Part {

    /** Takes what belongs to it from the elements, from one of them on. @return the place after it, or the first thing that is wrong */
    Either<Fault, Integer> take(List<Node> nodes, int from);

    /** The names that it may begin with. */
    Set<String> first();

    /** Nothing of it need be there. */
    boolean mayBeEmpty();

    static Element one(String name, Value value) {
        return new Element(name, Map.of(), Option.some(value), all());
    }

    static Element one(String name, Part... inside) {
        return new Element(name, Map.of(), Option.none(), all(inside));
    }

    static Part maybe(String name, Value value) {
        return times(0, 1, one(name, value));
    }

    static Part maybe(String name, Part... inside) {
        return times(0, 1, one(name, inside));
    }

    static Part many(String name, int least, int most, Value value) {
        return times(least, most, one(name, value));
    }

    static Part many(String name, int least, int most, Part... inside) {
        return times(least, most, one(name, inside));
    }

    static Part all(Part... parts) {
        return new All(List.of(parts), firstOf(parts), Stream.of(parts).allMatch(Part::mayBeEmpty));
    }

    static Part maybeAll(Part... parts) {
        return times(0, 1, all(parts));
    }

    static Part either(Part... parts) {
        return new Choice(List.of(parts), Stream.of(parts).flatMap(part -> part.first().stream()).collect(Collectors.toUnmodifiableSet()),
                Stream.of(parts).anyMatch(Part::mayBeEmpty));
    }

    static Part maybeEither(Part... parts) {
        return times(0, 1, either(parts));
    }

    static Part times(int least, int most, Part part) {
        return new Times(least, most, part);
    }

    /** Whether the whole document is right. */
    static Option<Fault> wrongIn(Element root, Node document) {
        return root.take(List.of(document), 0).swap().toOption();
    }

    private static Set<String> firstOf(Part... parts) {
        var names = new LinkedHashSet<String>();
        for (var part : parts) {
            names.addAll(part.first());
            if (!part.mayBeEmpty()) {
                break;
            }
        }
        return names;
    }

    private static boolean beginsAt(Part part, List<Node> nodes, int from) {
        return from < nodes.size() && part.first().contains(nodes.get(from).name());
    }

    private static Fault fault(String field, String code, Object... words) {
        return new Fault(field, code, Stream.of(words).map(String::valueOf).toList());
    }

    /** A leaf has a value, a branch what is in it. */
    record Element(String name, Map<String, Value> attributes, Option<Value> value, Part inside) implements Part {

        Element with(String attribute, Value of) {
            var more = new HashMap<>(attributes);
            more.put(attribute, of);
            return new Element(name, Map.copyOf(more), value, inside);
        }

        @Override public Either<Fault, Integer> take(List<Node> nodes, int from) {
            if (!beginsAt(this, nodes, from)) {
                return left(fault(name, "missing"));
            }
            var node = nodes.get(from);
            return wrongAttribute(node).orElse(() -> wrongValue(node)).orElse(() -> wrongInside(node))
                    .map(wrong -> new Fault(wrong.field().isEmpty() ? place(nodes, from) : place(nodes, from) + "/" + wrong.field(), wrong.code(), wrong.words()))
                    .toEither(from + 1).swap();
        }

        private Option<Fault> wrongAttribute(Node node) {
            return Option.ofOptional(Stream.concat(node.attributes().keySet().stream(), attributes.keySet().stream()).distinct().sorted()
                    .flatMap(attribute -> wrongIn(attribute, node).toJavaStream()).findFirst());
        }

        private Option<Fault> wrongIn(String attribute, Node node) {
            return !attributes.containsKey(attribute) ? Option.some(fault("@" + attribute, "not-expected"))
                    : !node.attributes().containsKey(attribute) ? Option.some(fault("@" + attribute, "missing"))
                    : attributes.get(attribute).wrongIn(node.attributes().get(attribute)).map(wrong -> new Fault("@" + attribute, wrong.code(), wrong.words()));
        }

        private Option<Fault> wrongValue(Node node) {
            return value.isEmpty() ? Option.when(!node.value().isBlank(), () -> fault("", "not-expected"))
                    : value.get().wrongIn(node.value()).map(wrong -> new Fault("", wrong.code(), wrong.words()));
        }

        private Option<Fault> wrongInside(Node node) {
            return inside.take(node.children(), 0).fold(Option::some, end -> Option.when(end < node.children().size(),
                    () -> fault(place(node.children(), end), "not-expected")));
        }

        /** The name, with a number when there are several of it. */
        private static String place(List<Node> nodes, int at) {
            Predicate<Node> same = node -> node.name().equals(nodes.get(at).name());
            return nodes.get(at).name() + (nodes.stream().filter(same).limit(2).count() < 2 ? ""
                    : "[" + (nodes.subList(0, at).stream().filter(same).count() + 1) + "]");
        }

        @Override public Set<String> first() {
            return Set.of(name);
        }

        @Override public boolean mayBeEmpty() {
            return false;
        }
    }

    record All(List<Part> parts, Set<String> first, boolean mayBeEmpty) implements Part {

        @Override public Either<Fault, Integer> take(List<Node> nodes, int from) {
            Either<Fault, Integer> place = right(from);
            for (var part : parts) {
                place = place.flatMap(at -> part.take(nodes, at));
            }
            return place;
        }
    }

    record Choice(List<Part> parts, Set<String> first, boolean mayBeEmpty) implements Part {

        @Override public Either<Fault, Integer> take(List<Node> nodes, int from) {
            return parts.stream().filter(part -> beginsAt(part, nodes, from)).findFirst().map(part -> part.take(nodes, from))
                    .orElseGet(() -> mayBeEmpty ? right(from) : left(fault(first.stream().sorted().collect(Collectors.joining("|")), "missing")));
        }
    }

    record Times(int least, int most, Part part) implements Part {

        @Override public Either<Fault, Integer> take(List<Node> nodes, int from) {
            Either<Fault, Integer> place = right(from);
            for (int count = 0; place.isRight() && (count < least || beginsAt(part, nodes, place.get())); count++) {
                if (count == most) {
                    return left(fault(nodes.get(place.get()).name(), "too-many", most));
                }
                place = part.take(nodes, place.get());
            }
            return place;
        }

        @Override public Set<String> first() {
            return part.first();
        }

        @Override public boolean mayBeEmpty() {
            return least == 0 || part.mayBeEmpty();
        }
    }
}
