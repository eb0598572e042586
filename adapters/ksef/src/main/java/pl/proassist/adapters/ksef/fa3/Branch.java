package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.InvoiceText;

/** A branch that grows in the order of the document. What has no value is left out: an empty element would be refused (ksef.md 11.1). */
final class Branch {

    private final String name;
    private final List<Node> children = new ArrayList<>();

    private Branch(String name) {
        this.name = name;
    }

    static Branch of(String name) {
        return new Branch(name);
    }

    /** Words are cleaned on their way in. */
    Branch leaf(String leaf, String value) {
        return with(Node.leaf(leaf, InvoiceText.clean(value)));
    }

    Branch leaf(String leaf, Option<String> value) {
        value.forEach(text -> leaf(leaf, text));
        return this;
    }

    Branch leafIf(boolean wanted, String leaf, String value) {
        return wanted ? leaf(leaf, value) : this;
    }

    Branch with(Node child) {
        children.add(child);
        return this;
    }

    Branch with(Option<Node> child) {
        child.forEach(children::add);
        return this;
    }

    Branch with(Stream<Node> more) {
        more.forEach(children::add);
        return this;
    }

    Node end() {
        return new Node(name, Map.of(), "", children);
    }
}
