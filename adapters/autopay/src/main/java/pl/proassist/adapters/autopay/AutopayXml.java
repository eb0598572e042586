package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Autopay's XML: small trees of values. What anybody may post is read without document types, entities or inclusions, up to
 * 64 KiB and a modest depth (autopay.md 6.1, 13).
 */
final class AutopayXml {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private AutopayXml() {
    }

    /** A node: a leaf with a value, trimmed, or a branch with children. */
    record Element(String name, String value, List<Element> children) {

        Element {
            children = List.copyOf(children);
        }

        static Element leaf(String name, String value) {
            return new Element(name, value, List.of());
        }

        static Element branch(String name, Element... children) {
            return new Element(name, "", List.of(children));
        }

        List<Element> children(String called) {
            return children.stream().filter(child -> child.name.equals(called)).toList();
        }

        /** The child of this name, when there is exactly one. */
        Option<Element> only(String called) {
            var found = children(called);
            return found.size() == 1 ? Option.some(found.get(0)) : Option.none();
        }

        /** The first value of this name; empty when there is none. */
        String text(String called) {
            return children(called).stream().findFirst().map(Element::value).orElse("");
        }

        /** The values below this node in the order of the document, without the signature that lies directly under it. */
        List<String> signedValues() {
            return children.stream().filter(child -> !child.name.equals("hash")).flatMap(Element::leaves).toList();
        }

        private Stream<String> leaves() {
            return children.isEmpty() ? Stream.of(value) : children.stream().flatMap(Element::leaves);
        }
    }

    /** The root of the document; nothing when it is anything but a plain, small tree of values. */
    static Option<Element> read(byte[] document) {
        if (document.length > MAX_BYTES) {
            return Option.none();
        }
        var tree = new Tree();
        try {
            factory().newSAXParser().parse(new InputSource(new StringReader(text(document))), tree);
            return Option.of(tree.root);
        } catch (SAXException | CharacterCodingException notAccepted) {
            return Option.none();
        } catch (ParserConfigurationException | IOException broken) {
            throw new IllegalStateException("the XML parser of this Java cannot be set up", broken);
        }
    }

    /** UTF-8 and nothing else, whatever the declaration says. */
    private static String text(byte[] document) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
        return (text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text).strip();
    }

    /** The Java's own parser: another one on the class path may not know these features. */
    private static SAXParserFactory factory() throws ParserConfigurationException, SAXException {
        var factory = SAXParserFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setXIncludeAware(false);
        factory.setNamespaceAware(false);
        return factory;
    }

    /** The document as text, with its declaration. */
    static String write(Element root) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        write(root, text);
        return text.toString();
    }

    private static void write(Element element, StringBuilder text) {
        text.append('<').append(element.name()).append('>').append(escaped(element.value()));
        element.children().forEach(child -> write(child, text));
        text.append("</").append(element.name()).append('>');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Grows the tree while the parser reads. */
    private static final class Tree extends DefaultHandler {

        private final Deque<Branch> open = new ArrayDeque<>();
        private Element root;

        private record Branch(String name, String parameter, StringBuilder text, List<Element> children) {
        }

        @Override public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            if (open.size() == MAX_DEPTH) {
                throw new SAXException("too deep");
            }
            var parameter = name.equals("param") ? attributes.getValue("value") : null;
            open.push(new Branch(name, parameter == null ? "" : parameter, new StringBuilder(), new ArrayList<>()));
        }

        @Override public void characters(char[] text, int from, int length) {
            open.element().text().append(text, from, length);
        }

        @Override public void endElement(String uri, String localName, String name) throws SAXException {
            var closed = open.pop();
            var text = closed.text().toString().trim();
            if (!text.isEmpty() && !(closed.children().isEmpty() && closed.parameter().isEmpty())) {
                throw new SAXException("a value beside other values");
            }
            var element = new Element(name, text + closed.parameter().trim(), closed.children());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.element().children().add(element);
            }
        }
    }
}
