package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;

/**
 * An invoice was issued: its patient gets the paper (INV-02), and the company or the insurer to whom the visit is billed gets it where an address
 * was left for it; each once, however often the invoice changes its state from then on. What bills no visit is given out by hand.
 */
public final class MailInvoice implements Reaction {

    public static final String NAME = "mail-invoice";

    private final Invoices invoices;
    private final Visits visits;
    private final Billings billings;
    private final Ways ways;
    private final MessagePolicies policies;
    private final Messages messages;
    private final String verificationPages;
    private final Transactions transactions;
    private final Clock clock;

    public MailInvoice(Invoices invoices, Visits visits, Billings billings, Patients patients, MessagePolicies policies, Messages messages, String verificationPages,
                       Transactions transactions, Clock clock) {
        this.invoices = invoices;
        this.visits = visits;
        this.billings = billings;
        this.policies = policies;
        this.ways = new Ways(patients, policies);
        this.messages = messages;
        this.verificationPages = verificationPages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        transactions.record(() -> {
            invoices.find(invoice(event)).flatMap(invoice -> InvoicePaper.of(invoice, verificationPages)).forEach(this::tell);
            return event;
        });
        return Option.none();
    }

    private static InvoiceId invoice(DomainEvent event) {
        if (event instanceof InvoiceAccepted accepted) {
            return accepted.invoice();
        } else if (event instanceof InvoiceHandedOver handedOver) {
            return handedOver.invoice();
        } else if (event instanceof InvoiceIssuedOutside outside) {
            return outside.invoice();
        }
        throw new IllegalStateException("nobody said what to send of " + event.name());
    }

    private void tell(InvoicePaper paper) {
        var details = paper.invoice().details();
        if (paper.isForPatient()) {
            Option.ofOptional(details.visits().stream().findFirst()).flatMap(visits::find).map(Visit::details)
                    .forEach(visit -> tell(visit, MessageKind.INVOICE, details.id(), ways.of(visit, MessageKind.INVOICE)));
        }
        billedLast(details).filter(visit -> billings.of(visit.id()).flatMap(billing -> billing.emailOf(details.parties())).isDefined())
                .forEach(visit -> tell(visit, MessageKind.PAPER_TO_BUYER, details.id(), Channels.toBuyer(policies, visit.facility())));
    }

    /** Several visits are billed as the last of them says ({@code IssueMonthly}). */
    private Option<VisitDetails> billedLast(InvoiceDetails invoice) {
        return Option.ofOptional(invoice.visits().stream().reduce((one, next) -> next)).flatMap(visits::find).map(Visit::details);
    }

    private void tell(VisitDetails visit, MessageKind kind, InvoiceId invoice, Set<MessageChannel> channels) {
        var now = clock.instant();
        messages.add(channels.stream().map(channel -> Message.of(visit.id(), kind, invoice.toString(), channel, now, now.plus(TellPatient.NEWS_LIVES))).toList());
    }
}
