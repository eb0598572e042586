package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An FA(3) document as KSeF reads it: what it insists on, and what it remembers (ksef.md 11). It checks the form and a few rules, and
 * never the arithmetic. With the official schema at hand that judges too; without it the parts that must be there are looked for.
 *
 * @param buyerType {@code Nip}, {@code VatUe}, {@code Other} or {@code None}
 */
record KsefInvoice(String seller, String sellerName, String kind, String number, LocalDate issued, String buyerType, Option<String> buyer,
                   Option<String> buyerName, String currency, BigDecimal net, BigDecimal tax, BigDecimal gross, boolean attachment) {

    private static final String NAMESPACE = "http://crd.gov.pl/wzor/2025/06/25/13775/";
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]");
    private static final int LAST_OF_PLANE = 0xFFFE;
    private static final List<String> MUST = List.of("Naglowek/KodFormularza", "Naglowek/WariantFormularza", "Naglowek/DataWytworzeniaFa",
            "Podmiot1/DaneIdentyfikacyjne/NIP", "Podmiot1/DaneIdentyfikacyjne/Nazwa", "Podmiot1/Adres/KodKraju", "Podmiot1/Adres/AdresL1",
            "Podmiot2/DaneIdentyfikacyjne", "Podmiot2/JST", "Podmiot2/GV", "Fa/KodWaluty", "Fa/P_1", "Fa/P_2", "Fa/P_15", "Fa/Adnotacje/P_16", "Fa/Adnotacje/P_17",
            "Fa/Adnotacje/P_18", "Fa/Adnotacje/P_18A", "Fa/Adnotacje/Zwolnienie", "Fa/Adnotacje/NoweSrodkiTransportu", "Fa/Adnotacje/P_23", "Fa/Adnotacje/PMarzy",
            "Fa/RodzajFaktury");
    private static final Map<String, Integer> MOST = Map.of("FaWiersz", 10_000, "ZamowienieWiersz", 10_000, "DaneFaKorygowanej", 50_000, "DodatkowyOpis", 10_000);

    static Either<KsefVerdict, KsefInvoice> read(byte[] xml, Option<KsefSchema> schema) {
        return text(xml).flatMap(text -> FORBIDDEN.matcher(text).find() || text.codePoints().anyMatch(point -> point > 0xFFFF && (point & LAST_OF_PLANE) == LAST_OF_PLANE)
                ? refused("Dokument zawiera niedozwolone znaki.")
                : Xml.readWithNamespaces(xml).toEither(() -> KsefVerdict.content("Dokument nie jest poprawnym plikiem XML.")))
                .flatMap(document -> schema.flatMap(official -> official.fault(xml)).<Either<KsefVerdict, Element>>fold(() -> Either.right(document.getDocumentElement()),
                        fault -> refused("Dokument nie jest zgodny ze schemą (xsd): " + fault)))
                .flatMap(KsefInvoice::read);
    }

    /** Unique in KSeF for ten years (ksef.md 10.3). */
    String once() {
        return seller + "|" + kind + "|" + number;
    }

    private static Either<KsefVerdict, String> text(byte[] xml) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return text.startsWith("\uFEFF") ? Either.left(KsefVerdict.of(430, "Plik zaczyna się od znacznika BOM.")) : Either.right(text);
        } catch (CharacterCodingException otherEncoding) {
            return Either.left(KsefVerdict.of(430, "Plik nie jest zakodowany w UTF-8."));
        }
    }

    private static Either<KsefVerdict, KsefInvoice> read(Element root) {
        if (!root.getLocalName().equals("Faktura") || !NAMESPACE.equals(root.getNamespaceURI())
                || !at(root, "Naglowek/KodFormularza").exists(code -> code.getAttribute("kodSystemowy").equals("FA (3)") && code.getAttribute("wersjaSchemy").equals("1-0E"))) {
            return refused("Dokument nie jest fakturą FA (3).");
        }
        var wrong = new ArrayList<String>();
        MUST.stream().filter(path -> at(root, path).isEmpty()).forEach(path -> wrong.add("Brak elementu " + path + "."));
        MOST.forEach((name, most) -> {
            if (root.getElementsByTagNameNS(NAMESPACE, name).getLength() > most) {
                wrong.add("Za dużo elementów " + name + ".");
            }
        });
        look(root, wrong);
        return wrong.isEmpty() ? remembered(root) : refused(wrong.toArray(String[]::new));
    }

    private static void look(Node parent, List<String> wrong) {
        var leaf = true;
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                wrong.add("Instrukcje przetwarzania są niedozwolone.");
            } else if (child.getNodeType() == Node.ELEMENT_NODE) {
                leaf = false;
                look(child, wrong);
            }
        }
        if (leaf && parent.getTextContent().isBlank()) {
            wrong.add("Element " + parent.getLocalName() + " jest pusty.");
        }
    }

    private static Either<KsefVerdict, KsefInvoice> remembered(Element root) {
        try {
            var buyer = at(root, "Podmiot2/DaneIdentyfikacyjne").get();
            var buyerType = at(buyer, "NIP").isDefined() ? "Nip" : at(buyer, "NrVatUE").isDefined() ? "VatUe" : at(buyer, "NrID").isDefined() ? "Other" : "None";
            var id = switch (buyerType) {
                case "Nip" -> text(buyer, "NIP");
                case "VatUe" -> text(buyer, "KodUE").map(country -> country + text(buyer, "NrVatUE").get());
                case "Other" -> text(buyer, "NrID");
                default -> Option.<String>none();
            };
            return Either.right(new KsefInvoice(text(root, "Podmiot1/DaneIdentyfikacyjne/NIP").get(), text(root, "Podmiot1/DaneIdentyfikacyjne/Nazwa").get(),
                    text(root, "Fa/RodzajFaktury").get(), text(root, "Fa/P_2").get(), LocalDate.parse(text(root, "Fa/P_1").get()), buyerType, id, text(buyer, "Nazwa"),
                    text(root, "Fa/KodWaluty").get(), sum(root, "P_13_"), sum(root, "P_14_"), amount(text(root, "Fa/P_15").get()), at(root, "Zalacznik").isDefined()));
        } catch (DateTimeException | NumberFormatException malformed) {
            return refused("Data lub kwota ma niewłaściwą postać.");
        }
    }

    private static BigDecimal sum(Element root, String prefix) {
        var sum = BigDecimal.ZERO;
        for (var child = at(root, "Fa").get().getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE && child.getLocalName().startsWith(prefix) && !child.getLocalName().endsWith("W")) {
                sum = sum.add(amount(child.getTextContent()));
            }
        }
        return sum;
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("-?([1-9]\\d{0,15}|0)(\\.\\d{1,2})?")) {
            throw new NumberFormatException("not an amount");
        }
        return new BigDecimal(text);
    }

    private static Option<String> text(Element root, String path) {
        return at(root, path).map(element -> element.getTextContent().strip().replaceAll("\\s+", " "));
    }

    /** The first element on this way down. */
    private static Option<Element> at(Element root, String path) {
        var here = Option.some(root);
        for (var name : path.split("/")) {
            here = here.flatMap(parent -> child(parent, name));
        }
        return here;
    }

    private static Option<Element> child(Element parent, String name) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE && name.equals(child.getLocalName()) && NAMESPACE.equals(child.getNamespaceURI())) {
                return Option.some((Element) child);
            }
        }
        return Option.none();
    }

    private static <T> Either<KsefVerdict, T> refused(String... details) {
        return Either.left(KsefVerdict.content(details));
    }
}
