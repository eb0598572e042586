package pl.proassist.play.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The library alone, in a process of its own: writes the rows of a file that the product made from its memory into nowhere, as often as it is told. */
public final class BareSheet implements AutoCloseable {

    private static final Set<Integer> MOMENTS = Set.of(1, 5, 16);
    private static final Set<Integer> MONEY = Set.of(11, 12, 13);
    private static final Set<Integer> NAMES = Set.of(2, 3, 4);
    private static final int ROWS_AT_ONCE = 500;
    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final Path file;
    private final int rows;

    private BareSheet(Path file) throws IOException {
        this.file = file;
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                BareSheet.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = process.outputWriter(StandardCharsets.UTF_8);
        rows = Integer.parseInt(answers.readLine());
    }

    static BareSheet start(ReportWalk.Taken taken) {
        try {
            return new BareSheet(Files.write(Files.createTempFile("report", ".xlsx"), taken.file()));
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    long pid() {
        return process.pid();
    }

    int rows() {
        return rows;
    }

    /** @return how many seconds it took */
    double write() {
        try {
            orders.write("write\n");
            orders.flush();
            return Double.parseDouble(answers.readLine());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.delete(file);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        var rows = read(Path.of(arguments[0]));
        System.out.println(rows.size());
        for (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)); in.readLine() != null; ) {
            var start = System.nanoTime();
            write(rows);
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }

    private static void write(List<Object[]> rows) throws IOException {
        try (var book = new Workbook(OutputStream.nullOutputStream(), "Proassist", "1.0")) {
            var sheet = book.newWorksheet("bare");
            for (int row = 0; row < rows.size(); row++) {
                put(sheet, row, rows.get(row));
                if ((row + 1) % ROWS_AT_ONCE == 0) {
                    format(sheet, row + 1 - ROWS_AT_ONCE, row, rows.get(row).length);
                    sheet.flush();
                }
            }
            sheet.finish();
        }
    }

    private static void put(Worksheet sheet, int number, Object[] row) {
        for (int column = 0; column < row.length; column++) {
            if (row[column] instanceof BigDecimal money) {
                sheet.value(number, column, money);
            } else if (row[column] instanceof LocalDateTime moment) {
                sheet.value(number, column, moment);
            } else if (row[column] instanceof String text && NAMES.contains(column)) {
                sheet.inlineString(number, column, text);
            } else if (row[column] instanceof String word) {
                sheet.value(number, column, word);
            }
        }
    }

    private static void format(Worksheet sheet, int from, int to, int columns) {
        for (int column = 0; column < columns; column++) {
            sheet.range(from, column, to, column).style()
                    .format(MOMENTS.contains(column) ? "yyyy\\-mm\\-dd\\ hh:mm" : MONEY.contains(column) ? "[$-415]#,##0.00\\ [$zł-415]" : "@").set();
        }
    }

    /** The rows between the head and the sums. */
    private static List<Object[]> read(Path file) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            var words = new ArrayList<String>();
            texts(zip, "xl/sharedStrings.xml", words);
            var rows = new ArrayList<Object[]>();
            var xml = XMLInputFactory.newInstance().createXMLStreamReader(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")), "UTF-8");
            var row = new ArrayList<>();
            var isWord = false;
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                    isWord = "s".equals(xml.getAttributeValue(null, "t"));
                    row.add(null);
                } else if (event == XMLStreamConstants.START_ELEMENT && (xml.getLocalName().equals("v") || xml.getLocalName().equals("t"))) {
                    row.set(row.size() - 1, value(row.size() - 1, isWord, xml.getElementText(), words));
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                    rows.add(row.toArray());
                    row.clear();
                }
            }
            return List.copyOf(rows.subList(1, rows.size() - 1));
        }
    }

    private static Object value(int column, boolean isWord, String text, List<String> words) {
        if (isWord) {
            return words.get(Integer.parseInt(text));
        }
        return MOMENTS.contains(column) ? DAY_ZERO.plus(Duration.ofSeconds(Math.round(Double.parseDouble(text) * 86_400)))
                : MONEY.contains(column) ? (Object) new BigDecimal(text) : text;
    }

    private static void texts(ZipFile zip, String part, List<String> found) throws IOException, XMLStreamException {
        var xml = XMLInputFactory.newInstance().createXMLStreamReader(zip.getInputStream(zip.getEntry(part)), "UTF-8");
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
                found.add(xml.getElementText());
            }
        }
    }
}
