package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;

/** What anybody may hand in as an invoice. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves("KSF-35")
class XmlTest {

    private static final String EXAMPLE = Examples.text("e01-vat-b2c-zwolniona.xml");

    @ParameterizedTest(name = "{0}") @MethodSource("hostile")
    void a_hostile_document_is_refused(String what, byte[] document, String code) {
        assertThat(Xml.read(document).getLeft().code()).isEqualTo(code);
    }

    static Stream<Arguments> hostile() {
        var laughs = "<!DOCTYPE Faktura [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        return Stream.of(
                arguments("nothing", new byte[0], "not-xml"),
                arguments("no XML", bytes("PK34 a zip"), "not-xml"),
                arguments("cut off", bytes(EXAMPLE.substring(0, 500)), "not-xml"),
                arguments("an unclosed element", bytes(EXAMPLE.replace("</Fa>", "")), "not-xml"),
                arguments("a document type", bytes(EXAMPLE.replace("<Faktura ", "<!DOCTYPE Faktura><Faktura ")), "not-xml"),
                arguments("a file of the server", bytes(EXAMPLE.replace("<Faktura ", "<!DOCTYPE Faktura [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Faktura ")
                        .replace("Anna", "&x;")), "not-xml"),
                arguments("a call to another server", bytes(EXAMPLE.replace("<Faktura ", "<!DOCTYPE Faktura SYSTEM \"http://127.0.0.1:1/x.dtd\"><Faktura ")), "not-xml"),
                arguments("a bomb of entities", bytes(EXAMPLE.replace("<Faktura ", laughs + "<Faktura ").replace("Anna", "&c;")), "not-xml"),
                arguments("an unknown entity", bytes(EXAMPLE.replace("Anna", "&anna;")), "not-xml"),
                arguments("a processing instruction", bytes(EXAMPLE.replace("<Faktura ", "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\"?><Faktura ")), "processing-instruction"),
                arguments("an inclusion", bytes(EXAMPLE.replace("<P_15>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/><P_15>")), "not-fa3"),
                arguments("FA(2)", bytes(EXAMPLE.replace(Xml.NAMESPACE, "http://crd.gov.pl/wzor/2023/06/29/12648/")), "not-fa3"),
                arguments("no namespace", bytes(EXAMPLE.replace(" xmlns=\"" + Xml.NAMESPACE + "\"", "")), "not-fa3"),
                arguments("an element of elsewhere", bytes(EXAMPLE.replace("<P_15>250.00</P_15>", "<P_15 xmlns=\"urn:x\">250.00</P_15>")), "not-fa3"),
                arguments("an attribute of elsewhere", bytes(EXAMPLE.replace("<P_15>", "<P_15 xmlns:x=\"urn:x\" x:y=\"1\">")), "not-fa3"),
                arguments("nothing instead of a value", bytes(EXAMPLE.replace("<P_15>", "<P_15 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\">")), "not-fa3"),
                arguments("a deep tower", bytes("<Faktura xmlns=\"" + Xml.NAMESPACE + "\">" + "<Fa>".repeat(5000)), "too-complex"),
                arguments("a million elements", bytes("<Faktura xmlns=\"" + Xml.NAMESPACE + "\">" + "<a/>".repeat(400_000) + "</Faktura>"), "too-complex"),
                arguments("UTF-16", EXAMPLE.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16), "not-utf-8"),
                arguments("a byte order mark", bytes("\uFEFF" + EXAMPLE), "not-utf-8"),
                arguments("Polish letters of Windows", EXAMPLE.getBytes(Charset.forName("windows-1250")), "not-utf-8"),
                arguments("another encoding by its declaration", bytes(EXAMPLE.replace("encoding=\"UTF-8\"", "encoding='ISO-8859-2'")), "not-utf-8"),
                arguments("a control character", bytes(EXAMPLE.replace("Anna", "An\u0007na")), "bad-characters"),
                arguments("a control character as a number", bytes(EXAMPLE.replace("Anna", "An&#7;na")), "not-xml"),
                arguments("a control character of ISO 8859 as a number", bytes(EXAMPLE.replace("Anna", "An&#x80;na")), "bad-characters"),
                arguments("what stands for no character", bytes(EXAMPLE.replace("Anna", "An\uFDD0na")), "bad-characters"),
                arguments("more than KSeF takes", bytes(EXAMPLE + " ".repeat(1_000_000)), "too-large"),
                arguments("more than anything may be", bytes(EXAMPLE + " ".repeat(3_000_000)), "too-large"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test void with_an_attachment_it_may_be_larger() {
        var large = bytes(Examples.text("e12-vat-zalacznik.xml") + " ".repeat(2_000_000));

        assertThat(Xml.read(large).isRight()).isTrue();
    }

    @Test void where_a_program_says_its_schema_lies_does_not_matter() {
        var located = EXAMPLE.replace("<Faktura ", "<Faktura xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + Xml.NAMESPACE + " http://127.0.0.1:1/x.xsd\" ");

        assertThat(Xml.read(bytes(located)).get()).isEqualTo(Xml.read(bytes(EXAMPLE)).get());
    }

    @ParameterizedTest @ValueSource(strings = {"a<b>&\"c'", "]]>", "ąęśćżźńłó ĄĘ", "日本語 🙂", "<!DOCTYPE x>"})
    void every_text_comes_back_as_it_was_written(String text) {
        var tree = new Node("Faktura", Map.of(), "", List.of(Node.leaf("P_7", text).with("Typ", text)));

        assertThat(Xml.read(Xml.bytes(tree)).get()).isEqualTo(tree);
    }

    @Test void a_refusal_repeats_nothing_of_the_document() {
        assertThat(Xml.read(bytes(EXAMPLE.replace("</Fa>", ""))).getLeft()).isEqualTo(new Fault("", "not-xml", List.of()));
    }
}
