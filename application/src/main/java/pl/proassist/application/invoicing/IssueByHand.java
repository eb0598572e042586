package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.shared.Refusal;

/** Staff issue an invoice for what stands in no calendar: a training, examinations for an employer, a rent. */
public final class IssueByHand {

    /**
     * @param invoice   made by the caller, so that a repeated request is one invoice
     * @param exemption of lines without VAT; the facility's own when none is named
     * @param settling  none when it is to be transferred within the usual time
     * @param attachment only when the tax office was told of attachments before
     */
    public record Command(InvoiceId invoice, FacilityId facility, Billing billing, List<InvoiceLine> lines, SoldIn sold, Option<ExemptionBasis> exemption,
                          Option<Settling> settling, Option<Attachment> attachment) {

        public Command {
            lines = List.copyOf(lines);
        }
    }

    private final Invoices invoices;
    private final Issuing issuing;
    private final Directory directory;
    private final Transactions transactions;

    public IssueByHand(Invoices invoices, Issuing issuing, Directory directory, Transactions transactions) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Invoice> handle(Caller caller, Command command) {
        var at = command.facility();
        var unknown = new FacilityRefusal.UnknownFacility(at);
        return transactions.run(caller.does("invoice.issue-by-hand").on("facility", at.value()).on("invoice", command.invoice().value()), () ->
                caller.may(Permission.INVOICES_ISSUE, at, unknown).flatMap(may -> directory.facility(at).<Refusal>toEither(unknown))
                        .flatMap(known -> invoices.find(command.invoice()).fold(() -> issue(command), before -> again(before, at))));
    }

    private static Either<Refusal, Invoice> again(Invoice before, FacilityId at) {
        return before.details().facility().equals(at) ? Either.right(before) : Either.left(new InvoiceRefusal.Immutable(before.id()));
    }

    private Either<Refusal, Invoice> issue(Command command) {
        return issuing.settings(command.facility()).flatMap(settings -> details(command, settings)).flatMap(details -> issuing.issue(details, false));
    }

    private Either<Refusal, InvoiceDetails> details(Command command, InvoicingSettings settings) {
        var content = new InvoiceContent.Sale(command.lines(), command.sold(), List.of(), false);
        var exemption = content.hasExempt() ? command.exemption().orElse(settings.exemption()) : Option.<ExemptionBasis>none();
        if (content.hasExempt() && exemption.isEmpty()) {
            return Either.left(new InvoicingRefusal.ExemptionMissing(command.facility()));
        }
        if (command.attachment().isDefined() && !settings.mayAttach(issuing.today())) {
            return Either.left(new InvoicingRefusal.AttachmentsNotDeclared(command.facility()));
        }
        var billing = command.billing();
        var settling = command.settling().getOrElse(() -> new Settling.Unpaid(issuing.today().plusDays(settings.dueDays()), PaymentForm.TRANSFER));
        return Either.right(new InvoiceDetails(command.invoice(), command.facility(), List.of(), Option.none(), new Parties(settings.seller(), billing.buyer(), billing.payer()),
                content, settling, exemption, command.attachment(), billing.contract()));
    }
}
