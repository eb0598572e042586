package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** KSeF's official receipt (UPO) of one invoice, as far as it must be looked into: the bytes themselves are kept as they came (ksef.md 7.2). */
final class UpoFile {

    private static final String ROOT = "Potwierdzenie";
    private static final String SESSION = "NumerReferencyjnySesji";
    private static final String HASH = "SkrotDokumentu";

    private UpoFile() {
    }

    /** The hash of the document that it confirms; none when this is no receipt, of another session, or not of one invoice. */
    static Option<String> hash(String session, byte[] document) {
        return read(document).filter(read -> read.root().equals(ROOT) && read.sessions().equals(List.of(session)) && read.hashes().size() == 1)
                .map(read -> read.hashes().get(0)).filter(Sha256::isOne);
    }

    /** Whether it is well-formed, and not a page for people. */
    static boolean isXml(byte[] document) {
        return read(document).exists(read -> !read.root().equalsIgnoreCase("html"));
    }

    private record Read(String root, List<String> sessions, List<String> hashes) {
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
        var hashes = new ArrayList<String>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                root = root.isEmpty() ? reader.getLocalName() : root;
                if (reader.getLocalName().equals(SESSION)) {
                    sessions.add(reader.getElementText().strip());
                } else if (reader.getLocalName().equals(HASH)) {
                    hashes.add(reader.getElementText().strip());
                }
            }
        }
        return new Read(root, sessions, hashes);
    }
}
