package pl.proassist.adapters.autopay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.adapters.autopay.AutopayXml.Element;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AutopayXmlTest {

    @Test void values_are_trimmed_and_keep_the_order_of_the_document() {
        var root = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <list>
                  <a> 1 </a><inner><b><![CDATA[2]]></b><empty/></inner>
                  <c>3&amp;4</c>
                  <hash>
                    abc
                  </hash>
                </list>
                """).get();

        assertThat(root.signedValues()).containsExactly("1", "2", "", "3&4");
        assertThat(root.only("hash").map(Element::value)).isEqualTo(Option.some("abc"));
    }

    @Test void of_a_parameter_the_attribute_counts() {
        var root = read("<list><params><param name=\"productID\" value=\" 77 \"/><param name=\"empty\"/></params><hash/></list>").get();

        assertThat(root.signedValues()).containsExactly("77", "");
    }

    @Test void a_signature_of_something_inside_is_a_value() {
        var root = read("<list><inner><hash>1</hash></inner><hash>2</hash></list>").get();

        assertThat(root.signedValues()).containsExactly("1");
    }

    @Test void white_space_and_a_mark_before_the_declaration_do_no_harm() {
        assertThat(read("\uFEFF\n <?xml version=\"1.0\"?><a>1</a>")).isEqualTo(Option.some(Element.leaf("a", "1")));
    }

    @Test void the_bytes_are_UTF_8_whatever_the_declaration_says() {
        assertThat(read("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a>ąę</a>")).isEqualTo(Option.some(Element.leaf("a", "ąę")));
        assertThat(AutopayXml.read("<a>ąę</a>".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(AutopayXml.read("<a>ó</a>".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test void an_entity_never_brings_a_file_in(@TempDir Path directory) throws IOException {
        var secret = Files.writeString(directory.resolve("secret"), "the secret");

        var read = read("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>");

        assertThat(read).isEmpty();
    }

    @Test void an_inclusion_is_an_empty_value_and_nothing_else(@TempDir Path directory) throws IOException {
        var secret = Files.writeString(directory.resolve("secret"), "the secret");

        var root = read("<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include parse=\"text\" href=\"" + secret.toUri() + "\"/></a>").get();

        assertThat(root.signedValues()).containsExactly("");
    }

    static Stream<String> refused() {
        return Stream.of(
                "", "   ", "ERROR", "<html><p>unclosed</html>", "<a>1</a><b>2</b>", "<a>1", "<a>&unknown;</a>", "<a>\u0001</a>",
                "<!DOCTYPE a><a>1</a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a>1</a>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]><a>1</a>",
                billionLaughs(),
                "<a>text<b>1</b></a>",
                "<a><param name=\"x\" value=\"1\">2</param></a>",
                nested(17),
                "<a>" + "x".repeat(64 * 1024) + "</a>");
    }

    @ParameterizedTest @MethodSource("refused")
    void anything_but_a_plain_small_tree_of_values_is_refused(String document) {
        assertThat(read(document)).isEmpty();
    }

    @Test void what_is_just_small_enough_is_read() {
        assertThat(read(nested(16))).isNotEmpty();
        assertThat(read("<a>" + "x".repeat(64 * 1024 - 7) + "</a>")).isNotEmpty();
    }

    @Test void what_is_written_is_escaped_and_reads_the_same() {
        var root = new Element("list", "", List.of(Element.leaf("a", "1 < 2 & 3 > 2"), Element.branch("b", Element.leaf("c", "ąę"))));

        var text = AutopayXml.write(root);

        assertThat(text).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><list><a>1 &lt; 2 &amp; 3 &gt; 2</a><b><c>ąę</c></b></list>");
        assertThat(read(text)).isEqualTo(Option.some(root));
    }

    static String billionLaughs() {
        var entities = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (var level = 1; level < 10; level++) {
            entities.append("<!ENTITY l").append(level).append(" \"").append(("&l" + (level - 1) + ";").repeat(10)).append("\">");
        }
        return "<!DOCTYPE a [" + entities + "]><a>&l9;</a>";
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "1" + "</a>".repeat(depth);
    }

    private static Option<Element> read(String document) {
        return AutopayXml.read(document.getBytes(UTF_8));
    }
}
