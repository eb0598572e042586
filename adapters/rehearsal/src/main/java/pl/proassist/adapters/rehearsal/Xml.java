package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The few forms of XML that the providers speak. */
final class Xml {

    private Xml() {
    }

    /** An element with a value; one without a value is left out of the document, as it is left out of the hash. */
    record Leaf(String name, String value) {

        @Override
        public String toString() {
            return value.isEmpty() ? "" : "<" + name + ">" + escape(value) + "</" + name + ">";
        }
    }

    static String of(Collection<Leaf> leaves) {
        return leaves.stream().map(Leaf::toString).collect(Collectors.joining());
    }

    static String document(String root, Collection<Leaf> leaves) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + root + ">" + of(leaves) + "</" + root + ">";
    }

    /** A hash that only looks like the right one. */
    static String forged(String hash) {
        return (hash.charAt(0) == '0' ? '1' : '0') + hash.substring(1);
    }

    static Option<Document> read(byte[] text) {
        return read(text, false);
    }

    static Option<Document> readWithNamespaces(byte[] text) {
        return read(text, true);
    }

    private static Option<Document> read(byte[] text, boolean namespaces) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(namespaces);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Option.some(builder.parse(new ByteArrayInputStream(text)));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        } catch (SAXException | IOException unreadable) {
            return Option.none();
        }
    }

    /** The text of the only element of that name; empty when there is none or more than one. */
    static String text(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return found.getLength() == 1 ? found.item(0).getTextContent().strip() : "";
    }

    static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
