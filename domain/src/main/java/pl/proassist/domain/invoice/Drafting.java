package pl.proassist.domain.invoice;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.util.List;
import pl.proassist.domain.shared.Refusal;

/** What is asked of an invoice before it can be one. */
final class Drafting {

    private Drafting() {
    }

    static Either<Refusal, InvoiceDetails> check(InvoiceDetails details) {
        return details.content().fold(InvoiceContent.Cases.of(
                sale -> primary(details, sale), advance -> primary(details, advance), settlement -> settlement(details, settlement),
                correction -> correction(details, correction)));
    }

    /** A settlement may come to 0 zł when the advances covered everything; its lines may not. */
    private static Either<Refusal, InvoiceDetails> primary(InvoiceDetails details, InvoiceContent.Primary content) {
        return content.worth().isZero() ? left(new InvoiceRefusal.NothingToInvoice(details.id())) : lines(details, content.lines());
    }

    private static Either<Refusal, InvoiceDetails> settlement(InvoiceDetails details, InvoiceContent.Settlement content) {
        return content.takenOff() == Deal.Advances.BEYOND
                ? left(new InvoiceRefusal.AdvanceExceedsSale(content.advances().get(0).id())) : primary(details, content);
    }

    private static Either<Refusal, InvoiceDetails> correction(InvoiceDetails details, InvoiceContent.Correction content) {
        return content.changesSomething() ? lines(details, content.after().lines()) : left(new InvoiceRefusal.NothingChanges(details.id()));
    }

    private static Either<Refusal, InvoiceDetails> lines(InvoiceDetails details, List<InvoiceLine> lines) {
        return lines.size() > InvoiceLine.MOST ? left(new InvoiceRefusal.TooManyLines(details.id())) : right(details);
    }
}
