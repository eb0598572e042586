package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;
import pl.proassist.domain.patient.Pesel;

/**
 * What must stand in no invoice of a clinic: a PESEL, which has no field there, and a diagnosis (ksef.md 1). Invoices are read by companies,
 * their accountants and the ministry, so the last gate before the bytes are made looks for both in whatever somebody may have typed.
 */
final class Discretion {

    private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<![0-9])[0-9]{11}(?![0-9])");
    /** ICD-10 with its dot: without one a room or a vitamin would look like it. */
    private static final Pattern DIAGNOSIS = Pattern.compile("(?<![\\p{L}0-9.])[A-TV-Z][0-9]{2}\\.[0-9](?![0-9])");

    private Discretion() {
    }

    static Option<Fault> brokenIn(Node invoice) {
        return Option.ofOptional(Stream.concat(Stream.of(invoice).filter(node -> node.children().isEmpty()).flatMap(Discretion::broken),
                invoice.children().stream().flatMap(child -> brokenIn(child).toJavaStream())).findFirst())
                .map(fault -> invoice.children().isEmpty() ? fault : new Fault(invoice.name() + "/" + fault.field(), fault.code(), fault.words()));
    }

    private static Stream<Fault> broken(Node leaf) {
        var digits = ELEVEN_DIGITS.matcher(leaf.value());
        return digits.results().anyMatch(found -> Pesel.isValid(found.group())) ? Stream.of(new Fault(leaf.name(), "holds-pesel", List.of()))
                : DIAGNOSIS.matcher(leaf.value()).find() ? Stream.of(new Fault(leaf.name(), "holds-diagnosis", List.of())) : Stream.of();
    }
}
