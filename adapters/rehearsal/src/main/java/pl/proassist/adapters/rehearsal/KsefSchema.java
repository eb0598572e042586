package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The official schema of FA(3), when somebody keeps it on this machine (ksef.md 17); it is not ours to ship. */
final class KsefSchema {

    /** The JDK would build an automaton for each of them, for minutes; they are counted instead. */
    private static final Pattern LARGE_NUMBERS = Pattern.compile("maxOccurs=\"\\d{4,}\"");
    private static final String MAIN = "schemat_FA(3)_v1-0E.xsd";

    private final Schema schema;

    private KsefSchema(Schema schema) {
        this.schema = schema;
    }

    /** @param folder with the schema and, in it or below, the three that it imports */
    static KsefSchema in(Path folder) {
        try {
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(folder, systemId));
            var text = LARGE_NUMBERS.matcher(Files.readString(file(folder, MAIN))).replaceAll("maxOccurs=\"unbounded\"");
            return new KsefSchema(factory.newSchema(new StreamSource(new StringReader(text), MAIN)));
        } catch (SAXException | IOException unusable) {
            throw new IllegalStateException("the schema of FA(3) in %s cannot be used".formatted(folder), unusable);
        }
    }

    /** What the schema finds wrong first. */
    Option<String> fault(byte[] xml) {
        try {
            var validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
            return Option.none();
        } catch (SAXException fault) {
            return Option.some(fault.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Path file(Path folder, String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no %s in %s".formatted(name, folder)));
        }
    }

    /** By name only: nothing is fetched from anywhere. */
    private static LSInput input(Path folder, String address) {
        try {
            var input = ((DOMImplementationLS) DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation().getFeature("LS", "3.0")).createLSInput();
            input.setSystemId(address);
            input.setByteStream(new ByteArrayInputStream(Files.readAllBytes(file(folder, address.substring(address.lastIndexOf('/') + 1)))));
            return input;
        } catch (IOException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("the schema of FA(3) in %s cannot be read".formatted(folder), unreadable);
        }
    }
}
