package pl.proassist.application.fakes;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.PurchaseInvoice;
import pl.proassist.domain.shared.Refusal;

/** Invoices as a line of words. */
public final class FakeInvoiceDocuments implements InvoiceDocuments {

    private static final String MARK = "INVOICE";
    private static final int MOST_EARLIER_PAYMENTS = 31;

    @Override public Either<Refusal, Written> write(NumberedInvoice invoice, Instant made) {
        if (earlierPayments(invoice.details().content()) > MOST_EARLIER_PAYMENTS) {
            return left(new DocumentRefusal.NotWritable(new Fault("Faktura/Fa/ZaliczkaCzesciowa", "too-many", List.of(String.valueOf(MOST_EARLIER_PAYMENTS)))));
        }
        var parties = invoice.details().parties();
        var xml = String.join("|", MARK, parties.seller().nip().value(), parties.seller().name(),
                parties.buyer().fold(consumer -> "", company -> company.nip().value(), foreign -> ""), invoice.details().kind().name(), invoice.number(),
                invoice.issued().toString(), String.valueOf(invoice.details().content().total().grosze()), made.toString()).getBytes(StandardCharsets.UTF_8);
        return right(new Written(xml, fingerprint(xml)));
    }

    @Override public Either<Refusal, Read> read(byte[] xml) {
        var words = new String(xml, StandardCharsets.UTF_8).split("\\|");
        if (!words[0].equals(MARK)) {
            return left(new DocumentRefusal.NotAnInvoice(new Fault("", "not-xml", List.of())));
        }
        return right(new Read(new PurchaseInvoice(new Nip(words[1]), words[2], words[3].isEmpty() ? Set.of() : Set.of(new Nip(words[3])),
                InvoiceKind.valueOf(words[4]), words[5], LocalDate.parse(words[6]), "PLN", new Balance(Long.parseLong(words[7]))), fingerprint(xml)));
    }

    private static int earlierPayments(InvoiceContent content) {
        return content.fold(InvoiceContent.Cases.of(sale -> sale.earlier().size(), advance -> 0, settlement -> 0, correction -> 0));
    }

    public static FrozenDocument fingerprint(byte[] xml) {
        try {
            return new FrozenDocument(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(xml)), xml.length);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
