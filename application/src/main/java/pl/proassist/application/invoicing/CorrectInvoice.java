package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.UnaryOperator;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceContent.Primary;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/** Staff correct an invoice: the only way to change one that has a number (INV-05). */
public final class CorrectInvoice {

    /**
     * @param correction made by the caller, so that a repeated request is one correction
     * @param toNothing  nothing of it is left: how an invoice is cancelled
     * @param lines      what was really sold
     * @param received   of an advance: what is really kept
     * @param buyer      the buyer's right name and address
     */
    public record Command(InvoiceId invoice, InvoiceId correction, String reason, Effect effect, boolean toNothing, Option<List<InvoiceLine>> lines, Option<Money> received,
                          Option<Buyer> buyer) {
    }

    private final Invoices invoices;
    private final Correcting correcting;
    private final Transactions transactions;

    public CorrectInvoice(Invoices invoices, Correcting correcting, Transactions transactions) {
        this.invoices = invoices;
        this.correcting = correcting;
        this.transactions = transactions;
    }

    public Either<Refusal, Invoice> handle(Caller caller, Command command) {
        return transactions.run(caller.does("invoice.correct").on("invoice", command.invoice().value()).on("correction", command.correction().value()), () ->
                invoices.require(command.invoice(), caller, Permission.INVOICES_ISSUE).flatMap(invoice -> correcting.correct(invoice,
                        new Correcting.Wish(command.correction(), command.reason(), command.effect(), after(command), command.buyer()))));
    }

    private static UnaryOperator<Primary> after(Command command) {
        return before -> {
            if (command.toNothing()) {
                return before.none();
            }
            var sold = command.lines().<Primary>map(before::with).getOrElse(before);
            return sold instanceof InvoiceContent.Advance advance ? command.received().map(advance::of).getOrElse(advance) : sold;
        };
    }
}
