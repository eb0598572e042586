package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.invoice.PurchaseRefusal;
import pl.proassist.domain.shared.Refusal;

/** The document of a purchase, byte by byte as its seller issued it. */
public final class ShowPurchase {

    private final Purchases purchases;
    private final Transactions transactions;

    public ShowPurchase(Purchases purchases, Transactions transactions) {
        this.purchases = purchases;
        this.transactions = transactions;
    }

    public Either<Refusal, byte[]> handle(Caller caller, PurchaseId id) {
        var unknown = new PurchaseRefusal.UnknownPurchase(id);
        return transactions.run(caller.looks("purchase.show").on("purchase", id.value()), () -> purchases.find(id).<Refusal>toEither(unknown)
                .flatMap(purchase -> caller.may(Permission.INVOICES_VIEW, purchase.facility(), unknown))
                .flatMap(may -> purchases.document(id).<Refusal>toEither(unknown)));
    }
}
