package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.shared.Refusal;

/** The invoices that others issued to a facility, the latest first (KSF-35). */
public final class ListPurchases {

    private final Purchases purchases;
    private final Directory directory;
    private final Transactions transactions;

    public ListPurchases(Purchases purchases, Directory directory, Transactions transactions) {
        this.purchases = purchases;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, List<Purchase>> handle(Caller caller, Purchases.Filter filter, Option<Purchases.After> after, int limit) {
        var unknown = new FacilityRefusal.UnknownFacility(filter.facility());
        return transactions.run(caller.looks("purchase.list").on("facility", filter.facility().value()),
                () -> caller.may(Permission.INVOICES_VIEW, filter.facility(), unknown)
                        .flatMap(may -> directory.facility(filter.facility()).<Refusal>toEither(unknown))
                        .map(known -> purchases.page(filter, after, limit)));
    }
}
