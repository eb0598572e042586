package pl.proassist.adapters.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A file of the new format as its standard says it is read (ECMA-376): XML in a ZIP. */
record XlsxFile(Map<String, String> parts, Document content, Document styles, List<String> words) {

    private static final long SECONDS_A_DAY = 86_400;

    static XlsxFile of(byte[] file) {
        try {
            var parts = parts(file);
            return new XlsxFile(parts, parsed(parts.get("xl/worksheets/sheet1.xml")), parsed(parts.get("xl/styles.xml")),
                    elements(parsed(parts.get("xl/sharedStrings.xml")), "si").stream().map(Element::getTextContent).toList());
        } catch (IOException | ParserConfigurationException | SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Read as Excel reads it: by the list at its end. */
    private static Map<String, String> parts(byte[] file) throws IOException {
        var path = Files.write(Files.createTempFile("sheet", ".xlsx"), file);
        try (var zip = new ZipFile(path.toFile())) {
            var parts = new HashMap<String, String>();
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
            return parts;
        } finally {
            Files.delete(path);
        }
    }

    private static Document parsed(String xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    String sheet() {
        return parts.get("xl/worksheets/sheet1.xml");
    }

    List<List<String>> rows() {
        return elements(content, "row").stream().map(row -> {
            var cells = new HashMap<String, String>();
            elements(row, "c").forEach(cell -> cells.put(cell.getAttribute("r").replaceAll("\\d", ""), shown(cell)));
            return IntStream.range(0, 5).mapToObj(column -> cells.getOrDefault(String.valueOf((char) ('A' + column)), "")).toList();
        }).toList();
    }

    String formatOf(int row, int column) {
        return format(elements(elements(content, "row").get(row), "c").get(column));
    }

    private String shown(Element cell) {
        if (!elements(cell, "f").isEmpty()) {
            return "FORMULA " + cell.getTextContent();
        }
        return switch (cell.getAttribute("t")) {
            case "s" -> words.get(Integer.parseInt(cell.getTextContent()));
            case "n" -> format(cell).contains("yyyy") ? moment(cell.getTextContent()) : new BigDecimal(cell.getTextContent()).toPlainString();
            default -> cell.getTextContent();
        };
    }

    /** Days since the end of 1899, as a number with a fraction. */
    private static String moment(String days) {
        var seconds = Math.round(Double.parseDouble(days) * SECONDS_A_DAY);
        return LocalDateTime.of(LocalDate.of(1899, 12, 30), LocalTime.MIDNIGHT).plusSeconds(seconds).toString();
    }

    private String format(Element cell) {
        if (cell.getAttribute("s").isEmpty()) {
            return "";
        }
        var id = elements(elements(styles, "cellXfs").get(0), "xf").get(Integer.parseInt(cell.getAttribute("s"))).getAttribute("numFmtId");
        return elements(styles, "numFmt").stream().filter(each -> each.getAttribute("numFmtId").equals(id)).map(each -> each.getAttribute("formatCode"))
                .findFirst().orElse(id.equals("49") ? "@" : id);
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
