package pl.proassist.application.invoicing;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseRefusal;
import pl.proassist.domain.shared.Refusal;

/** Takes the file of an invoice that somebody issued to the facility into the list of purchases (KSF-35). The same file again changes nothing. */
public final class ImportPurchase {

    /** @param isNew it was not there before */
    public record Imported(Purchase purchase, boolean isNew) {
    }

    private final Purchases purchases;
    private final InvoiceDocuments documents;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public ImportPurchase(Purchases purchases, InvoiceDocuments documents, Directory directory, Transactions transactions, Clock clock) {
        this.purchases = purchases;
        this.documents = documents;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Imported> handle(Caller caller, FacilityId facility, byte[] xml) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.does("purchase.import").on("facility", facility.value()), () -> caller.may(Permission.INVOICES_ISSUE, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                .flatMap(known -> documents.read(xml).flatMap(read -> forThem(known.thing(), read)))
                .flatMap(read -> keep(Purchase.of(facility, read.invoice(), read.document(), Option.none(), clock.instant()), xml)));
    }

    private static Either<Refusal, InvoiceDocuments.Read> forThem(Facility facility, InvoiceDocuments.Read read) {
        return facility.nip().exists(read.invoice().buyers()::contains) ? right(read) : left(new PurchaseRefusal.ForAnother(facility.id()));
    }

    private Either<Refusal, Imported> keep(Purchase purchase, byte[] xml) {
        return purchases.find(purchase.id()).map(known -> Either.<Refusal, Imported>right(new Imported(known, false)))
                .orElse(() -> purchases.alike(purchase.facility(), purchase.invoice()).map(other -> left(new PurchaseRefusal.NumberKnown(other.id()))))
                .getOrElse(() -> {
                    purchases.add(purchase, xml);
                    return right(new Imported(purchase, true));
                });
    }
}
