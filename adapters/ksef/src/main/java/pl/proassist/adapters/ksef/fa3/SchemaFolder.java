package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;

/**
 * The ministry's own schema of FA(3), from a folder of the installation: it is not ours to ship. It is compiled once. Java refuses it as it
 * is, and would build an automaton for minutes: counts from a thousand on are read as "any number" and are left to {@link Structure}, which
 * counts (ksef.md 17). Nothing but the files of the folder is opened.
 */
public final class SchemaFolder {

    private static final String MAIN = "schemat_FA(3)_v1-0E.xsd";
    private static final Pattern LARGE_COUNT = Pattern.compile("maxOccurs=\"\\d{4,}\"");
    private static final Pattern ELEMENT = Pattern.compile("element '(?:[a-z]+:)?([A-Za-z0-9_]{1,40})'");
    private static final Pattern CODE = Pattern.compile("^(cvc-[A-Za-z0-9.-]{1,60}):");
    private static final int DEEP = 4;

    private final Schema schema;

    private SchemaFolder(Schema schema) {
        this.schema = schema;
    }

    /** @param folder the schema with the three base schemas it imports, in any folders below */
    public static SchemaFolder in(Path folder) {
        var files = files(folder);
        if (!files.containsKey(MAIN)) {
            throw new IllegalArgumentException("there is no " + MAIN + " in " + folder);
        }
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver(resolver(files));
            return new SchemaFolder(factory.newSchema(new StreamSource(new StringReader(withoutLargeCounts(files.get(MAIN))))));
        } catch (SAXException unusable) {
            throw new IllegalArgumentException("the schema in " + folder + " cannot be compiled: " + unusable.getMessage(), unusable);
        }
    }

    static String withoutLargeCounts(String schema) {
        return LARGE_COUNT.matcher(schema).replaceAll("maxOccurs=\"unbounded\"");
    }

    private static Map<String, String> files(Path folder) {
        try (var found = Files.walk(folder, DEEP)) {
            return found.filter(file -> file.toString().endsWith(".xsd")).collect(Collectors.toMap(file -> file.getFileName().toString(), SchemaFolder::text, (one, same) -> one));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the folder of the schema cannot be read: " + folder, unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** By the name of the file: the addresses in the schemas lead to the ministry's server. */
    private static LSResourceResolver resolver(Map<String, String> files) {
        return (type, namespace, publicId, systemId, base) -> Option.of(files.get(systemId.substring(systemId.lastIndexOf('/') + 1)))
                .map(text -> inMemory(systemId, text)).getOrNull();
    }

    private static LSInput inMemory(String systemId, String text) {
        try {
            var input = ((DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().getDOMImplementation()).createLSInput();
            input.setSystemId(systemId);
            input.setCharacterStream(new StringReader(text));
            return input;
        } catch (ParserConfigurationException broken) {
            throw new IllegalStateException("the XML parser of this Java cannot be set up", broken);
        }
    }

    /** What the ministry's schema has against the document; it tells the element and its own code, never the value. */
    Option<Fault> wrongIn(byte[] xml) {
        var complaints = new ArrayList<String>();
        try {
            var validator = schema.newValidator();
            validator.setErrorHandler(new DefaultHandler() {
                @Override public void error(SAXParseException error) {
                    complaints.add(error.getMessage());
                }
            });
            validator.validate(new SAXSource(Xml.reader(), new InputSource(new ByteArrayInputStream(xml))));
        } catch (SAXException | MissingResourceException unspoken) {
            // Java 17 has no words for an element that stands too often, and says so in this way
            complaints.add("");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Option.when(!complaints.isEmpty(), () -> new Fault(first(ELEMENT, complaints), "against-schema", List.of(first(CODE, complaints))));
    }

    private static String first(Pattern pattern, List<String> complaints) {
        return complaints.stream().map(pattern::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst().orElse("");
    }
}
