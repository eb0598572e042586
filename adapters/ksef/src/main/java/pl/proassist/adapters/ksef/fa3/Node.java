package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.proassist.domain.invoice.InvoiceText;

/**
 * An element of an invoice: a leaf with a value, or a branch with what is in it.
 *
 * @param attributes those without a namespace, in the order in which they are written
 */
record Node(String name, Map<String, String> attributes, String value, List<Node> children) {

    Node {
        children = List.copyOf(children);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    static Node leaf(String name, String value) {
        return new Node(name, Map.of(), value, List.of());
    }

    Node with(String attribute, String of) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, of);
        return new Node(name, more, value, children);
    }

    List<Node> all(String called) {
        return children.stream().filter(child -> child.name.equals(called)).toList();
    }

    /** What lies along these names, the first of each. */
    Option<Node> at(String... names) {
        var found = Option.some(this);
        for (var each : names) {
            found = found.flatMap(node -> Option.ofOptional(node.all(each).stream().findFirst()));
        }
        return found;
    }

    /** The value there, with its white space as one blank each, as the ministry's type {@code token} reads it. */
    Option<String> valueAt(String... names) {
        return at(names).map(found -> InvoiceText.clean(found.value));
    }
}
