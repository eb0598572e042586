package pl.proassist.adapters.paper;

import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import pl.proassist.domain.shared.PersonalData;

/**
 * What stands on the paper, from top to bottom, in the words and figures that people read; the template only puts it into its places.
 *
 * @param ksef     its number there, too long to stand beside anything
 * @param notice   what the reader must know of the document first
 * @param total    the amount that it is about
 * @param attached what goes with it
 */
public record Page(String title, Option<String> number, Option<Fact> ksef, Option<String> notice, List<Fact> facts, List<Party> parties, List<Section> sections, Fact total,
                   List<Section> attached, List<Code> codes) implements PersonalData {

    /** Something that is told in a word or two. */
    public record Fact(String what, String how) {
    }

    public record Party(String role, List<String> lines) {
    }

    /** A part of the document under its own heading, with a table or without. */
    public record Section(String heading, List<Fact> facts, Option<Table> table) {

        static Section of(String heading, List<Fact> facts) {
            return new Section(heading, facts, Option.none());
        }

        static Section of(String heading, Table table) {
            return new Section(heading, List.of(), Option.some(table));
        }
    }

    /** @param sums the last line, where there is one */
    public record Table(List<Column> columns, List<List<String>> rows, List<String> sums) {
    }

    /** @param look WORDS fill what the others leave, FIGURES stand under each other by their last digit */
    public record Column(String heading, Look look) {

        public enum Look { WORDS, SHORT, FIGURES }

        public String style() {
            return look.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param image the code as an address that holds its own picture
     * @param width in which a telephone still reads it from paper
     */
    public record Code(String image, String width, String label, String address, String meaning) {
    }

    @Override public String toString() {
        return title;
    }
}
