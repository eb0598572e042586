package pl.proassist.adapters.ksef.fa3;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;
import pl.proassist.domain.invoice.InvoiceText;

/**
 * Trees of FA(3) as bytes and back. What comes from elsewhere may be hostile: it is read as UTF-8 and nothing else, without document types,
 * entities or processing instructions, in one namespace, up to the size that KSeF takes and a modest depth and number of elements.
 */
final class Xml {

    static final String NAMESPACE = "http://crd.gov.pl/wzor/2025/06/25/13775/";

    /** Without an attachment, and with one (ksef.md 8). */
    static final int LARGEST = 1_000_000;
    static final int LARGEST_WITH_ATTACHMENT = 3_000_000;
    static final String ATTACHMENT = "Zalacznik";

    private static final int DEEPEST = 12;
    private static final int MOST_ELEMENTS = 250_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private Xml() {
    }

    static byte[] bytes(Node root) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(root, text, " xmlns=\"" + NAMESPACE + "\"");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Node node, StringBuilder text, String namespace) {
        text.append('<').append(node.name()).append(namespace);
        node.attributes().forEach((name, value) -> text.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
        text.append('>').append(escaped(node.value()));
        node.children().forEach(child -> write(child, text, ""));
        text.append("</").append(node.name()).append('>');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static Either<Fault, Node> read(byte[] document) {
        if (document.length > LARGEST_WITH_ATTACHMENT) {
            return left(tooLarge(LARGEST_WITH_ATTACHMENT));
        }
        var tree = new Tree();
        try {
            var reader = reader();
            reader.setContentHandler(tree);
            reader.setErrorHandler(tree);
            reader.parse(new InputSource(new StringReader(text(document))));
            return sizeOf(document, tree.root);
        } catch (CharacterCodingException notText) {
            return left(new Fault("", "not-utf-8", List.of()));
        } catch (Refused refused) {
            return left(new Fault("", refused.code, List.of()));
        } catch (SAXException notXml) {
            return left(new Fault("", "not-xml", List.of()));
        } catch (IOException broken) {
            throw new IllegalStateException("a text in memory cannot be read", broken);
        }
    }

    static Fault tooLarge(int most) {
        return new Fault("", "too-large", List.of(String.valueOf(most)));
    }

    private static Either<Fault, Node> sizeOf(byte[] document, Node root) {
        return document.length > LARGEST && root.at(ATTACHMENT).isEmpty() ? left(tooLarge(LARGEST)) : right(root);
    }

    private static String text(byte[] document) throws CharacterCodingException, Refused {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
        var declared = ENCODING.matcher(text);
        if (text.indexOf(BYTE_ORDER_MARK) == 0 || declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8")) {
            throw new Refused("not-utf-8");
        }
        refuseForbidden(text);
        return text;
    }

    private static void refuseForbidden(CharSequence text) throws Refused {
        if (text.codePoints().anyMatch(InvoiceText::isForbidden)) {
            throw new Refused("bad-characters");
        }
    }

    /** The Java's own parser: another one on the class path may not know these features. */
    static XMLReader reader() {
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            factory.setNamespaceAware(true);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IllegalStateException("the XML parser of this Java cannot be set up", broken);
        }
    }

    private static final class Refused extends SAXException {

        private static final long serialVersionUID = 1;

        private final String code;

        Refused(String code) {
            super(code);
            this.code = code;
        }
    }

    /** Grows the tree while the parser reads. */
    private static final class Tree extends DefaultHandler {

        private final Deque<Open> open = new ArrayDeque<>();
        private int elements;
        private Node root;

        private record Open(String name, Map<String, String> attributes, StringBuilder text, List<Node> children) {
        }

        @Override public void startElement(String namespace, String name, String qualified, Attributes attributes) throws SAXException {
            if (!namespace.equals(NAMESPACE)) {
                throw new Refused("not-fa3");
            }
            if (open.size() == DEEPEST || ++elements > MOST_ELEMENTS) {
                throw new Refused("too-complex");
            }
            open.push(new Open(name, attributes(attributes), new StringBuilder(), new ArrayList<>()));
        }

        /** Where a schema lies, as some programs say in the root, is nothing of the invoice. */
        private static Map<String, String> attributes(Attributes given) throws SAXException {
            var own = new LinkedHashMap<String, String>();
            for (int i = 0; i < given.getLength(); i++) {
                if (given.getURI(i).isEmpty()) {
                    own.put(given.getLocalName(i), given.getValue(i));
                } else if (!given.getURI(i).equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI) || !given.getLocalName(i).endsWith("chemaLocation")) {
                    throw new Refused("not-fa3");
                }
            }
            return own;
        }

        @Override public void characters(char[] text, int from, int length) {
            open.element().text().append(text, from, length);
        }

        @Override public void processingInstruction(String target, String data) throws SAXException {
            throw new Refused("processing-instruction");
        }

        /** A character may have been written as a number. */
        @Override public void endElement(String namespace, String name, String qualified) throws SAXException {
            var closed = open.pop();
            refuseForbidden(closed.text());
            var node = new Node(closed.name(), closed.attributes(), closed.text().toString(), closed.children());
            if (open.isEmpty()) {
                root = node;
            } else {
                open.element().children().add(node);
            }
        }
    }
}
