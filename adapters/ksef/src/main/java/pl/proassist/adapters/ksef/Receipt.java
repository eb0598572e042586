package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** KSeF's official receipt (UPO), as far as it must be looked into: the bytes themselves are kept as they came (ksef.md 7.2). */
final class Receipt {

    private static final String ROOT = "Potwierdzenie";
    private static final String SESSION = "NumerReferencyjnySesji";

    private Receipt() {
    }

    /** Whether this is a receipt, and of that session. */
    static boolean isOf(String session, byte[] document) {
        return read(document).exists(read -> read.root().equals(ROOT) && read.sessions().equals(List.of(session)));
    }

    /** Whether it is well-formed, and not a page for people. */
    static boolean isXml(byte[] document) {
        return read(document).exists(read -> !read.root().equalsIgnoreCase("html"));
    }

    private record Read(String root, List<String> sessions) {
    }

    private static Option<Read> read(byte[] document) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return Option.some(read(factory.createXMLStreamReader(new ByteArrayInputStream(document))));
        } catch (XMLStreamException notXml) {
            return Option.none();
        }
    }

    private static Read read(XMLStreamReader reader) throws XMLStreamException {
        var root = "";
        var sessions = new ArrayList<String>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                root = root.isEmpty() ? reader.getLocalName() : root;
                if (reader.getLocalName().equals(SESSION)) {
                    sessions.add(reader.getElementText().strip());
                }
            }
        }
        return new Read(root, sessions);
    }
}
