package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import pl.proassist.adapters.rehearsal.Xml.Leaf;
import pl.proassist.domain.shared.Money;

/**
 * An invoice that another company issues to one of ours, with 23 % VAT.
 *
 * @param document the whole FA(3) document, when the caller brings one of his own
 */
record KsefPurchase(String seller, String sellerName, String buyer, String number, Money gross, String description, Option<String> document) {

    static final String ANY_SELLER = "5265877635";

    private static final int RATE = 23;

    byte[] xml(Instant now) {
        return Xml.bytes(document.getOrElse(() -> written(now)));
    }

    private String written(Instant now) {
        var tax = Money.ofGrosze((gross.grosze() * RATE * 2 + 100 + RATE) / (2 * (100 + RATE)));
        var net = gross.minus(tax);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Faktura xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\">"
                + part("Naglowek", "<KodFormularza kodSystemowy=\"FA (3)\" wersjaSchemy=\"1-0E\">FA</KodFormularza>" + leaf("WariantFormularza", "3")
                        + leaf("DataWytworzeniaFa", now.truncatedTo(ChronoUnit.SECONDS).toString()))
                + part("Podmiot1", party(seller, sellerName))
                + part("Podmiot2", party(buyer, "Nabywca " + buyer) + leaf("JST", "2") + leaf("GV", "2"))
                + part("Fa", leaf("KodWaluty", "PLN") + leaf("P_1", LocalDate.ofInstant(now, KsefNumbers.WARSAW).toString()) + leaf("P_2", number)
                        + leaf("P_13_1", net.toString()) + leaf("P_14_1", tax.toString()) + leaf("P_15", gross.toString())
                        + part("Adnotacje", leaf("P_16", "2") + leaf("P_17", "2") + leaf("P_18", "2") + leaf("P_18A", "2") + part("Zwolnienie", leaf("P_19N", "1"))
                                + part("NoweSrodkiTransportu", leaf("P_22N", "1")) + leaf("P_23", "2") + part("PMarzy", leaf("P_PMarzyN", "1")))
                        + leaf("RodzajFaktury", "VAT")
                        + part("FaWiersz", leaf("NrWierszaFa", "1") + leaf("P_7", description) + leaf("P_8A", "szt.") + leaf("P_8B", "1") + leaf("P_9A", net.toString())
                                + leaf("P_11", net.toString()) + leaf("P_12", String.valueOf(RATE))))
                + "</Faktura>";
    }

    private static String party(String nip, String name) {
        return part("DaneIdentyfikacyjne", leaf("NIP", nip) + leaf("Nazwa", name)) + part("Adres", leaf("KodKraju", "PL") + leaf("AdresL1", "ul. Próbna 1, 00-001 Warszawa"));
    }

    private static String leaf(String name, String value) {
        return new Leaf(name, value).toString();
    }

    private static String part(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
