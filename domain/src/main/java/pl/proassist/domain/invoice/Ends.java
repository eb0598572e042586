package pl.proassist.domain.invoice;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;

/** The steps that several states of an invoice have in common. */
final class Ends {

    private Ends() {
    }

    static Change<Invoice> issued(NumberedInvoice invoice, FrozenDocument document, Option<OutsideReason> outside, Instant now) {
        var kept = new Kept(invoice, document, now, Option.none(), Option.none());
        return outside.fold(() -> Change.to(new Invoice.Frozen(kept), new InvoiceFrozen(invoice.details().id())), reason -> outside(kept, reason, now));
    }

    static Change<Invoice> refused(Kept kept, int code, Instant at) {
        return Change.to(new Invoice.Refused(kept, code, at), new InvoiceRefused(kept.invoice().details().id(), code));
    }

    static Either<Refusal, Change<Invoice>> givenUp(InvoiceDetails details, Option<Kept> kept, Instant now) {
        return details.kind().isCorrection() ? right(Change.to(new Invoice.GivenUp(details, kept, now))) : left(new InvoiceRefusal.NotACorrection(details.id()));
    }

    static Change<Invoice> outside(Kept kept, OutsideReason reason, Instant now) {
        return Change.to(new Invoice.Outside(kept, reason, now), new InvoiceIssuedOutside(kept.invoice().details().id(), reason));
    }

    static Change<Invoice> frozenAnew(NumberedInvoice anew, FrozenDocument document, Instant now) {
        return Change.to(new Invoice.Frozen(new Kept(anew, document, now, Option.none(), Option.none())),
                new InvoiceFrozen(anew.details().id()));
    }

    /** The day on it stays: its buyer has it. The code it was handed over with leads to the new document by the old hash. */
    static Change<Invoice> technicallyCorrected(Kept kept, FrozenDocument document, Instant now) {
        return Change.to(new Invoice.HandedOver(new Kept(kept.invoice(), document, now, kept.handover(), Option.some(kept.document().hash()))),
                new InvoiceFrozen(kept.invoice().details().id()));
    }

    static Change<Invoice> uncorrected(Kept kept, FrozenDocument original) {
        if (!kept.replaces().contains(original.hash())) {
            throw new IllegalArgumentException("only what was replaced comes back");
        }
        return Change.to(new Invoice.HandedOver(new Kept(kept.invoice(), original, kept.frozenAt(), kept.handover(), Option.none())));
    }
}
