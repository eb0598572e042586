package pl.proassist.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Somebody has looked at each library that is shipped, in the version that is shipped: {@code docs/security/dependencies.csv} says who brings
 * it in, under which licence, and when that was. What Maven resolved for the WAR and the jar lies in {@code target/shipped} of both.
 */
class ShippedLibrariesTest {

    /** All of them allow passing the product on under an open licence; the last two are for what is shipped unchanged beside our own code. */
    private static final Set<String> OPEN = Set.of("Apache-2.0", "MIT", "BSD-3-Clause", "EPL-2.0", "CDDL-1.1", "LGPL-2.1-or-later", "GPL-2.0-only");

    private static final Path ROOT = Files.exists(Path.of("architecture-tests")) ? Path.of("") : Path.of("..");
    private static final Pattern RESOLVED = Pattern.compile("^ +([^:\\s]+:[^:\\s]+):[^:\\s]+(?::[^:\\s]+)?:([^:\\s]+):(?:compile|runtime|provided)", Pattern.MULTILINE);
    private static final String HEAD = "library,version,licence,why,looked at";

    @Test void somebody_has_looked_at_every_library_that_is_shipped() throws IOException {
        var shipped = new TreeSet<String>();
        for (var list : List.of("bootstrap/app/target/shipped", "bootstrap/dist/target/shipped")) {
            assertThat(ROOT.resolve(list)).as("what ./proassist test makes before it comes here").exists();
            shipped.addAll(resolved(Files.readString(ROOT.resolve(list))));
        }

        assertThat(shipped).hasSizeGreaterThan(10);
        assertThat(complaints(shipped, Files.readAllLines(ROOT.resolve("docs/security/dependencies.csv")))).isEmpty();
    }

    @Test void a_library_is_read_from_what_maven_resolved() {
        assertThat(resolved("""
                The following files have been resolved:
                   io.vavr:vavr:jar:1.0.1:compile -- module io.vavr
                   org.example:native:jar:linux64:2.0:provided
                """)).containsExactly("io.vavr:vavr,1.0.1", "org.example:native,2.0");
    }

    @Test void a_new_library_or_another_version_is_told() {
        var looked = List.of(HEAD, "io.vavr:vavr,1.0.1,Apache-2.0,Either and Option,2026-11-23");

        assertThat(complaints(new TreeSet<>(Set.of("io.vavr:vavr,1.0.1")), looked)).isEmpty();
        assertThat(complaints(new TreeSet<>(Set.of("io.vavr:vavr,1.0.2", "org.example:new,1.0")), looked)).containsExactly(
                "nobody has looked at io.vavr:vavr,1.0.2", "nobody has looked at org.example:new,1.0", "io.vavr:vavr,1.0.1 is not shipped any more");
    }

    @Test void a_closed_licence_a_missing_reason_and_a_day_that_is_none_are_told() {
        var shipped = new TreeSet<>(Set.of("a:a,1", "b:b,1", "c:c,1", "d:d,1"));

        assertThat(complaints(shipped, List.of(HEAD, "a:a,1,Proprietary,sells well,2026-11-23", "b:b,1,MIT,,2026-11-23", "c:c,1,MIT,logs,yesterday",
                "d:d,1,MIT"))).containsExactly("a:a: the licence Proprietary is not among the open ones", "b:b: why is it here?",
                "c:c: yesterday is not a day", "not five fields: d:d,1,MIT", "nobody has looked at d:d,1");
    }

    private static SortedSet<String> resolved(String list) {
        return RESOLVED.matcher(list).results().map(found -> found.group(1) + "," + found.group(2)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> complaints(SortedSet<String> shipped, List<String> csv) {
        var complaints = new ArrayList<String>();
        var looked = new TreeSet<String>();
        for (var row : csv.subList(csv.indexOf(HEAD) + 1, csv.size())) {
            var fields = row.split(",", -1);
            if (fields.length != 5) {
                complaints.add("not five fields: " + row);
            } else {
                looked.add(fields[0] + "," + fields[1]);
                complaints.addAll(complaints(fields[0], fields[2], fields[3], fields[4]));
            }
        }
        shipped.stream().filter(library -> !looked.contains(library)).forEach(library -> complaints.add("nobody has looked at " + library));
        looked.stream().filter(library -> !shipped.contains(library)).forEach(library -> complaints.add(library + " is not shipped any more"));
        return complaints;
    }

    private static List<String> complaints(String library, String licence, String why, String day) {
        var complaints = new ArrayList<String>();
        if (!OPEN.contains(licence)) {
            complaints.add(library + ": the licence " + licence + " is not among the open ones");
        }
        if (why.isBlank()) {
            complaints.add(library + ": why is it here?");
        }
        try {
            LocalDate.parse(day);
        } catch (DateTimeParseException none) {
            complaints.add(library + ": " + day + " is not a day");
        }
        return complaints;
    }
}
