package pl.proassist.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Writes {@code docs/features.md}: every id of the feature ledger and of the semantics, with the tests that prove it, so that
 * anyone sees what holds and what is still missing. The ids come from the specification where it is at hand, else from the file
 * as it was written last.
 */
class FeatureLedgerTest {

    private static final Path ROOT = root();
    private static final Path LEDGER = ROOT.resolve("docs/features.md");
    private static final List<Path> SPECIFICATION = List.of(ROOT.resolve("../shared/spec/features.md"), ROOT.resolve("../shared/spec/prepayment.md"));

    private static final Pattern ID = Pattern.compile("^\\| ((?:[A-Z]{2,3}-|A)\\d{2}) \\|", Pattern.MULTILINE);
    private static final Pattern PROVES = Pattern.compile("@Proves\\((?:value\\s*=\\s*)?(\\{[^}]*}|\"[^\"]*\")\\)(.*?)(?:(?<kind>class|record|interface)\\s+(?<type>\\w+)|void\\s+(?<method>\\w+)\\s*\\()", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    @Test void every_proven_id_exists_and_the_ledger_is_written() throws IOException {
        var ids = knownIds();
        assumeThat(ids).as("neither the specification nor an earlier ledger is here").isNotEmpty();
        var proofs = proofs();

        assertThat(proofs.keySet()).as("ids named by tests").isSubsetOf(ids);

        var ledger = write(ids, proofs);
        if (!Files.exists(LEDGER) || !Files.readString(LEDGER).equals(ledger)) {
            Files.writeString(LEDGER, ledger);
        }
    }

    private static SortedSet<String> knownIds() throws IOException {
        var sources = SPECIFICATION.stream().allMatch(Files::exists) ? SPECIFICATION : List.of(LEDGER);
        var ids = new TreeSet<String>();
        for (var source : sources) {
            if (Files.exists(source)) {
                ID.matcher(Files.readString(source)).results().forEach(found -> ids.add(found.group(1)));
            }
        }
        return ids;
    }

    private static Map<String, List<String>> proofs() throws IOException {
        var proofs = new TreeMap<String, List<String>>();
        for (var source : testSources()) {
            var name = source.getFileName().toString().replace(".java", "");
            PROVES.matcher(Files.readString(source)).results().forEach(found -> {
                var method = found.group(5);
                var proof = name + (method == null ? "" : ": " + method.replace('_', ' '));
                QUOTED.matcher(found.group(1)).results().forEach(id -> proofs.computeIfAbsent(id.group(1), key -> new ArrayList<>()).add(proof));
            });
        }
        return proofs;
    }

    private static List<Path> testSources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/") && file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/architecture-tests/")).sorted().toList();
        }
    }

    private static String write(SortedSet<String> ids, Map<String, List<String>> proofs) {
        var families = ids.stream().collect(Collectors.groupingBy(id -> id.startsWith("A") && !id.startsWith("AI-") ? "A" : id.substring(0, id.indexOf('-')),
                LinkedHashMap::new, Collectors.toList()));
        var text = new StringBuilder("""
                # What holds, and by which test

                Written by the build (`FeatureLedgerTest`) from the tests' `@Proves`; do not edit. The ids are those of the feature ledger and, with A, of the
                ambiguities settled in the semantics of prepayment.

                | Family | Proven | Of |
                | --- | --- | --- |
                """);
        families.forEach((family, members) -> text.append("| %s | %d | %d |%n".formatted(family, members.stream().filter(proofs::containsKey).count(), members.size())));
        families.forEach((family, members) -> {
            text.append("%n## %s%n%n| Id | Tests |%n| --- | --- |%n".formatted(family));
            members.forEach(id -> text.append("| %s | %s |%n".formatted(id, String.join("<br>", proofs.getOrDefault(id, List.of())))));
        });
        return text.toString();
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("architecture-tests")) ? here : here.getParent();
    }
}
