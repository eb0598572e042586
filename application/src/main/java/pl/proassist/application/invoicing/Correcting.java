package pl.proassist.application.invoicing;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;
import pl.proassist.application.port.Invoices;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent.Correction;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceContent.Primary;
import pl.proassist.domain.invoice.InvoiceContent.Settlement;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.OriginalReference;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.shared.Refusal;

/**
 * Issues corrections, one after the other for each invoice, always of the original (INV-05). A correction of an invoice that KSeF has not numbered
 * yet is kept and goes out by itself when it has. Works inside a transaction of the caller.
 */
public final class Correcting {

    /**
     * @param after what stands from now on, given what stood
     * @param buyer the buyer's right name and address, when those were wrong
     */
    record Wish(InvoiceId id, String reason, Effect effect, UnaryOperator<Primary> after, Option<Buyer> buyer) {
    }

    private final Invoices invoices;
    private final Issuing issuing;

    public Correcting(Invoices invoices, Issuing issuing) {
        this.invoices = invoices;
        this.issuing = issuing;
    }

    Either<Refusal, Invoice> correct(Invoice invoice, Wish wish) {
        var corrected = invoice.details().content() instanceof Correction earlier ? earlier.original().id() : invoice.id();
        invoices.hold(corrected);
        var original = invoices.find(corrected).get();
        var known = invoices.find(wish.id());
        if (known.isDefined()) {
            return known.get().details().content() instanceof Correction same && same.original().id().equals(original.id()) ? right(known.get())
                    : left(new InvoiceRefusal.Immutable(wish.id()));
        }
        return correctable(original).flatMap(numbered -> details(numbered, wish)).flatMap(details -> issuing.issue(details, false));
    }

    private Either<Refusal, Invoice.Numbered> correctable(Invoice original) {
        if (!(original instanceof Invoice.Numbered numbered) || original instanceof Invoice.Refused && !original.isIssued()) {
            return left(new InvoiceRefusal.NotIssued(original.id()));
        }
        return invoices.referringTo(original.id()).stream().filter(each -> each.details().content() instanceof Correction && each.isUnderWay()).findFirst()
                .<Either<Refusal, Invoice.Numbered>>map(open -> left(new InvoiceRefusal.CorrectionUnderWay(open.id()))).orElse(right(numbered));
    }

    /** The caller holds the visits that it is about: nobody bills them meanwhile. */
    Either<Refusal, Invoice> giveUp(Invoice wanted, Instant now) {
        return wanted.giveUp(now).flatMap(change -> {
            var correction = (Correction) wanted.details().content();
            invoices.hold(correction.original().id());
            return counting(wanted).<Either<Refusal, Invoice>>map(by -> left(new InvoiceRefusal.CorrectionCountedOn(by.id()))).getOrElse(() -> {
                invoices.save(invoices.find(correction.original().id()).get().correctionGivenUp(wanted.id(), standsBefore(wanted, correction)));
                return right(invoices.save(change).next());
            });
        });
    }

    /** What was billed for its visits after it, and stands; what has no number yet, nothing counts on. */
    private Option<Invoice> counting(Invoice correction) {
        return correction.kept().flatMap(numbered -> Option.ofOptional(correction.details().visits().stream().flatMap(visit -> {
            var later = invoices.ofVisit(visit).stream().map(Invoice::id).dropWhile(id -> !id.equals(correction.id())).toList();
            return Standing.ofVisit(invoices, visit).stream().map(Standing::invoice).filter(standing -> later.contains(standing.id()));
        }).findFirst()));
    }

    private Option<InvoiceId> standsBefore(Invoice wanted, Correction correction) {
        return Option.ofOptional(invoices.referringTo(correction.original().id()).stream()
                .filter(each -> each.details().content() instanceof Correction && each.isIssued()).map(Invoice::id).reduce((one, next) -> next));
    }

    private Either<Refusal, InvoiceDetails> details(Invoice.Numbered original, Wish wish) {
        var standing = Standing.of(invoices, original);
        var buyer = wish.buyer().getOrElse(standing.buyer());
        // under another tax number the invoice is corrected to nothing, and issued anew (ksef.md 11.7)
        if (!standing.buyer().isSameAs(buyer)) {
            return left(new InvoiceRefusal.AnotherBuyer(original.id()));
        }
        var former = buyer.equals(standing.buyer()) ? Option.<Buyer>none() : Option.some(standing.buyer());
        var content = new Correction(OriginalReference.of(original, original.details().kind()), wish.reason(), wish.effect(), standing.content(),
                wish.after().apply(standing.content()), former);
        var said = original.details();
        var settlement = content.sums().isEmpty() ? Option.<InvoiceId>none() : settledBy(original);
        if (settlement.isDefined()) {
            return left(new InvoiceRefusal.AdvanceSettled(settlement.get()));
        }
        return exemption(said, content).map(exemption -> new InvoiceDetails(wish.id(), said.facility(), said.visits(), said.patient(),
                new Parties(said.parties().seller(), buyer, said.parties().payer()), content, new Settling.NotStated(), exemption, Option.none(), said.contract()));
    }

    /** The final invoice that takes it off, be it on its way or corrected. */
    private Option<InvoiceId> settledBy(Invoice advance) {
        return Option.ofOptional(invoices.referringTo(advance.id()).stream().filter(each -> each.details().content() instanceof Settlement).map(Invoice::id).findFirst());
    }

    /** The facility's own when all had been taxed before. */
    private Either<Refusal, Option<ExemptionBasis>> exemption(InvoiceDetails said, Correction content) {
        return said.exemption().isDefined() || !content.hasExempt() ? right(said.exemption())
                : issuing.settings(said.facility()).flatMap(settings -> settings.exemption().<Refusal>toEither(new InvoicingRefusal.ExemptionMissing(said.facility()))).map(Option::some);
    }
}
