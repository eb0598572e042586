package pl.proassist.adapters.ksef.fa3;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.PurchaseInvoice;

/** What a list of purchases needs of an invoice whose structure is right. */
final class Fa3Reader {

    private static final String SELLER_NIP = "Podmiot1/DaneIdentyfikacyjne/NIP";

    private Fa3Reader() {
    }

    /** The structure does not look at check digits; a seller without a true NIP is no seller. */
    static Either<Fault, PurchaseInvoice> invoice(Node invoice) {
        var seller = invoice.valueAt("Podmiot1", "DaneIdentyfikacyjne", "NIP").get();
        return Nip.isValid(seller) ? right(new PurchaseInvoice(new Nip(seller), invoice.valueAt("Podmiot1", "DaneIdentyfikacyjne", "Nazwa").get(), buyers(invoice),
                InvoiceKind.valueOf(value(invoice, "RodzajFaktury")), value(invoice, "P_2"), LocalDate.parse(value(invoice, "P_1")), value(invoice, "KodWaluty"),
                new Balance(new BigDecimal(value(invoice, "P_15")).movePointRight(2).longValueExact())))
                : left(new Fault(SELLER_NIP, "not-a-nip", List.of()));
    }

    private static String value(Node invoice, String field) {
        return invoice.valueAt("Fa", field).get();
    }

    private static Set<Nip> buyers(Node invoice) {
        return Stream.concat(invoice.all("Podmiot2").stream(), invoice.all("Podmiot3").stream())
                .flatMap(party -> party.valueAt("DaneIdentyfikacyjne", "NIP").toJavaStream()).filter(Nip::isValid).map(Nip::new).collect(Collectors.toSet());
    }
}
